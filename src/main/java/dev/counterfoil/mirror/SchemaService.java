package dev.counterfoil.mirror;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/** What is known of the schemas of the endpoints that a person's clients use. */
@Service
public class SchemaService {

    private final Rights rights;
    private final SchemaStore store;
    private final SchemaWatch watch;
    private final ClientAccess clients;

    SchemaService(Rights rights, SchemaStore store, SchemaWatch watch, ClientAccess clients) {
        this.rights = rights;
        this.store = store;
        this.watch = watch;
        this.clients = clients;
    }

    /** Those of clients on which the actor may read the record, by address. */
    public List<SchemaState> list(Actor actor) {
        Map<String, List<String>> mine = endpoints(actor);
        store.follow(mine.keySet());
        return store.all().stream()
                .filter(state -> mine.containsKey(state.endpoint()))
                .map(state -> new SchemaState(
                        state.endpoint(),
                        mine.getOrDefault(state.endpoint(), List.of()),
                        state.finding(),
                        state.problem(),
                        state.checkedAt(),
                        state.foundAt(),
                        state.differences(),
                        state.unknown()))
                .toList();
    }

    /** Asks one of them now. Blocks; call it in the background. */
    public void check(Actor actor, String endpoint) {
        if (!endpoints(actor).containsKey(endpoint)) {
            throw new AccessDeniedException("mirror.schema");
        }
        watch.check(endpoint);
    }

    private Map<String, List<String>> endpoints(Actor actor) {
        Rights.Reach reach = rights.reach(actor, Permission.AUDIT_VIEW);
        return clients.all().stream()
                .filter(client -> reach.includes(client.id().value()))
                .collect(Collectors.groupingBy(
                        client -> client.endpoint().url().toString(),
                        TreeMap::new,
                        Collectors.mapping(Client::name, Collectors.toList())));
    }
}
