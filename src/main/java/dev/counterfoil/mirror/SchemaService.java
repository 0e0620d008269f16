package dev.counterfoil.mirror;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.notices.Tasks;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Endpoints;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What is known of the schemas of the endpoints that a person's clients use. */
@Service
public class SchemaService {

    private final Rights rights;
    private final SchemaStore store;
    private final SchemaWatch watch;
    private final ClientAccess clients;
    private final Endpoints endpoints;
    private final Tasks tasks;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    SchemaService(
            Rights rights,
            SchemaStore store,
            SchemaWatch watch,
            ClientAccess clients,
            Endpoints endpoints,
            Tasks tasks,
            Ledger ledger,
            TransactionTemplate transaction) {
        this.rights = rights;
        this.store = store;
        this.watch = watch;
        this.clients = clients;
        this.endpoints = endpoints;
        this.tasks = tasks;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    /**
     * Those of clients on which the actor may read the record, by address; with those that only a user's token opens, once they were asked.
     */
    public List<SchemaState> list(Actor actor) {
        Map<String, List<String>> own = own(actor);
        store.follow(own.keySet());
        Map<String, List<String>> mine = new TreeMap<>(byAddress(actor, client -> endpoints.users(client.endpoint())));
        mine.putAll(own);
        return store.all().stream()
                .filter(state -> mine.containsKey(state.endpoint()))
                .map(state -> new SchemaState(
                        state.endpoint(),
                        own.containsKey(state.endpoint()),
                        mine.getOrDefault(state.endpoint(), List.of()),
                        state.finding(),
                        state.problem(),
                        state.checkedAt(),
                        state.foundAt(),
                        state.differences(),
                        state.unknown(),
                        state.unseen()))
                .toList();
    }

    /** Asks one of those now that clients' own credentials open. Blocks; call it in the background. */
    public void check(Actor actor, String endpoint) {
        require(actor, endpoint, client -> client.endpoint());
        watch.check(endpoint);
    }

    /**
     * Somebody has looked at names that answers of one of those held: that is an entry, and the task is closed unless more have come
     * since.
     *
     * @param names those they were shown
     */
    public void looked(Actor actor, String endpoint, Collection<String> names) {
        require(
                actor,
                endpoint,
                client -> client.endpoint().url().toString().equals(endpoint)
                        ? client.endpoint()
                        : endpoints.users(client.endpoint()));
        transaction.executeWithoutResult(status -> {
            store.lock(endpoint);
            boolean any = store.looked(endpoint, names);
            if (store.unseen(endpoint) == 0) {
                tasks.close(UnknownNames.TASK, endpoint);
            }
            if (any) {
                ledger.append(SchemaWatch.looked(endpoint, actor));
            }
        });
    }

    /** Of a client that uses it, where the actor may; a refusal is recorded like any other. */
    private void require(Actor actor, String endpoint, Function<Client, Endpoint> which) {
        List<UUID> using = clients.all().stream()
                .filter(client -> which.apply(client).url().toString().equals(endpoint))
                .map(client -> client.id().value())
                .toList();
        UUID one = using.stream()
                .filter(client -> rights.may(actor, Permission.AUDIT_VIEW, client))
                .findFirst()
                .orElse(using.isEmpty() ? null : using.getFirst());
        rights.require(actor, Permission.AUDIT_VIEW, one);
    }

    /** The endpoints that clients' own credentials open. */
    private Map<String, List<String>> own(Actor actor) {
        return byAddress(actor, Client::endpoint);
    }

    private Map<String, List<String>> byAddress(Actor actor, Function<Client, Endpoint> which) {
        Rights.Reach reach = rights.reach(actor, Permission.AUDIT_VIEW);
        return clients.all().stream()
                .filter(client -> reach.includes(client.id().value()))
                .collect(Collectors.groupingBy(
                        client -> which.apply(client).url().toString(),
                        TreeMap::new,
                        Collectors.mapping(Client::name, Collectors.toList())));
    }
}
