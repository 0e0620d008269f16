package dev.counterfoil.metafields;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.mirror.DefinitionMirror;
import dev.counterfoil.mirror.PlacedDefinition;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds definitions by a few letters across all clients a person may see. */
@Service
public class DefinitionSearch {

    private final Rights rights;
    private final DefinitionMirror mirror;
    private final ClientDirectory directory;

    DefinitionSearch(Rights rights, DefinitionMirror mirror, ClientDirectory directory) {
        this.rights = rights;
        this.mirror = mirror;
        this.directory = directory;
    }

    /** A definition and the client it is on. */
    public record Hit(Client client, String path, @Nullable String name) {}

    /**
     * Those whose path or name, as last seen, has all of these words in it, the nearest first. Only clients are searched that the actor may
     * see and on which they hold DEFINITION_VIEW. Five statements at most.
     *
     * @param near the client one works on, whose definitions come before the like ones of others; null for none
     */
    public List<Hit> find(Actor actor, @Nullable ClientId near, String words, int limit) {
        Rights.Reach reach =
                both(rights.reach(actor, Permission.DEFINITION_VIEW), rights.reach(actor, Permission.CLIENT_VIEW));
        List<PlacedDefinition> found = mirror.search(reach, near, words, limit);
        if (found.isEmpty()) {
            return List.of();
        }
        Map<ClientId, Client> clients =
                directory.list(actor).stream().collect(Collectors.toMap(Client::id, Function.identity()));
        return found.stream()
                .flatMap(one -> Stream.ofNullable(clients.get(one.client()))
                        .map(client -> new Hit(client, one.path(), one.name())))
                .toList();
    }

    private static Rights.Reach both(Rights.Reach one, Rights.Reach other) {
        if (one.all()) {
            return other;
        }
        return new Rights.Reach(
                false, one.clients().stream().filter(other::includes).collect(Collectors.toUnmodifiableSet()));
    }
}
