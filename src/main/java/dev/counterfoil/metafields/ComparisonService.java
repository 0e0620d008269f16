package dev.counterfoil.metafields;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.metafields.Comparing.Seen;
import dev.counterfoil.mirror.DefinitionMirror;
import dev.counterfoil.mirror.MirrorState;
import dev.counterfoil.mirror.NamespaceMirror;
import dev.counterfoil.mirror.SeenDefinition;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Compares what clients have, from what was last seen of them; {@link CopyRuns} copies. */
@Service
public class ComparisonService {

    /** Enough to be quick, few enough to be polite. */
    private static final int AT_ONCE = 4;

    private final Rights rights;
    private final ClientDirectory directory;
    private final DefinitionMirror definitions;
    private final NamespaceMirror namespaces;
    private final Ownership ownership;

    ComparisonService(
            Rights rights,
            ClientDirectory directory,
            DefinitionMirror definitions,
            NamespaceMirror namespaces,
            Ownership ownership) {
        this.ownership = ownership;
        this.rights = rights;
        this.directory = directory;
        this.definitions = definitions;
        this.namespaces = namespaces;
    }

    /** Clients whose definitions the reader may see, by name. */
    public List<Client> sources(Actor actor) {
        Rights.Reach reach = rights.reach(actor, Permission.DEFINITION_VIEW);
        return directory.list(actor).stream()
                .filter(client -> reach.includes(client.id().value()))
                .toList();
    }

    /** Those among {@link #sources} whose definitions they may change, by name. */
    public List<Client> targets(Actor actor) {
        Rights.Reach reach = rights.reach(actor, Permission.DEFINITION_EDIT);
        return sources(actor).stream()
                .filter(client -> reach.includes(client.id().value()))
                .toList();
    }

    /** Whether they may give access to what this client has. */
    public boolean mayShare(Actor actor, Client target) {
        return rights.may(actor, Permission.DEFINITION_SHARE, target.id().value());
    }

    /**
     * Reads all of them from the API into the mirror, a few at a time; what the API says against it stands in their {@link #states}. Needs
     * DEFINITION_VIEW on each. Blocks; call it in the background.
     */
    public void read(Actor actor, Collection<Client> clients) {
        requireView(actor, clients);
        List<Future<?>> readings = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            clients.forEach(client -> readings.add(threads.submit(() -> definitions.refresh(client.id()))));
        }
        readings.stream()
                .filter(reading -> reading.state() == Future.State.FAILED)
                .map(Future::exceptionNow)
                .reduce((first, next) -> {
                    first.addSuppressed(next);
                    return first;
                })
                .ifPresent(failure -> {
                    throw new IllegalStateException("Some clients could not be read", failure);
                });
    }

    /** How fresh what was seen of each is, in one statement besides the check. Needs DEFINITION_VIEW on each. */
    public Map<ClientId, MirrorState> states(Actor actor, Collection<Client> clients) {
        requireView(actor, clients);
        return definitions.states(clients.stream().map(Client::id).toList());
    }

    /**
     * Compares what was last seen. Needs DEFINITION_VIEW on the source and DEFINITION_EDIT on each target.
     *
     * @param grantees who stands in for whom at each target; null leaves access out, as does a target where the reader may not share
     */
    public Compared compare(
            Actor actor, Client source, List<Client> targets, @Nullable Map<ClientId, Grantees> grantees) {
        require(actor, source, targets);
        List<Client> all =
                Stream.concat(Stream.of(source), targets.stream()).distinct().toList();
        Map<ClientId, Seen> seen = seen(all);
        Map<ClientId, MirrorState> states =
                definitions.states(all.stream().map(Client::id).toList());
        Seen from = Objects.requireNonNull(seen.get(source.id()));
        // What was never seen would look as if all of it were missing.
        List<Seen> readable = !wasRead(states, source)
                ? List.of()
                : targets.stream()
                        .filter(target -> wasRead(states, target))
                        .map(target -> Objects.requireNonNull(seen.get(target.id())))
                        .toList();
        return new Compared(
                source,
                targets,
                states,
                wasRead(states, source) ? unknownSpaces(from) : List.of(),
                Comparing.compare(
                        from,
                        readable,
                        grantees == null
                                ? null
                                : target -> {
                                    Grantees chosen = mayShare(actor, target) ? grantees.get(target.id()) : null;
                                    return grant -> chosen == null ? null : chosen.mapped(grant, target);
                                }));
    }

    /** GIDs of the clients that have access to what the source has, in order. Needs DEFINITION_VIEW. */
    public Set<String> grantees(Actor actor, Client source) {
        rights.require(actor, Permission.DEFINITION_VIEW, source.id().value());
        Seen seen = Objects.requireNonNull(seen(List.of(source)).get(source.id()));
        Stream<@Nullable Access> access = Stream.concat(
                seen.own().values().stream().map(MetafieldDefinition::access),
                seen.spaces().values().stream().map(space -> space.namespace().access()));
        return Grantees.gids(access.filter(Objects::nonNull)
                .flatMap(each -> each.grants().stream())
                .filter(grant -> !grant.grantee().equals(source.gid()))
                .toList());
    }

    /** Asks again for the rights under which this was compared: only who still may see it takes it along. */
    public void require(Actor actor, Compared shown) {
        require(actor, shown.source(), shown.targets());
    }

    void require(Actor actor, Client source, Collection<Client> targets) {
        rights.require(actor, Permission.DEFINITION_VIEW, source.id().value());
        require(actor, Permission.DEFINITION_EDIT, targets);
    }

    private void requireView(Actor actor, Collection<Client> clients) {
        require(actor, Permission.DEFINITION_VIEW, clients);
    }

    /** One question for all; whoever lacks it for one of them is denied for that one, and recorded so. */
    private void require(Actor actor, Permission permission, Collection<Client> clients) {
        Rights.Reach reach = rights.reach(actor, permission);
        clients.stream()
                .map(client -> client.id().value())
                .filter(id -> !reach.includes(id))
                .forEach(id -> rights.require(actor, permission, id));
    }

    /** Those with a name that nobody could compare are told by their path. */
    private static List<String> unknownSpaces(Seen source) {
        TreeSet<String> paths = new TreeSet<>(
                Nesting.populated(source.definitions(), source::owned).keySet());
        source.namespaces().forEach(seen -> paths.add(seen.namespace().path().toString()));
        paths.removeAll(source.spaces().keySet());
        return List.copyOf(paths);
    }

    private static boolean wasRead(Map<ClientId, MirrorState> states, Client client) {
        MirrorState state = states.get(client.id());
        return state != null && state.fetchedAt() != null;
    }

    private Map<ClientId, Seen> seen(List<Client> clients) {
        Map<ClientId, List<SeenDefinition>> all =
                definitions.all(clients.stream().map(Client::id).toList());
        Map<ClientId, Seen> seen = new LinkedHashMap<>();
        for (Client client : clients) {
            List<MetafieldDefinition> its = all.getOrDefault(client.id(), List.of()).stream()
                    .map(SeenDefinition::definition)
                    .toList();
            seen.put(
                    client.id(),
                    new Seen(client, its, namespaces.remembered(client.id()), ownership.others(client, its)));
        }
        return seen;
    }
}
