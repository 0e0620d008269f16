package dev.counterfoil.mirror;

import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.ledger.LedgerUnavailableException;
import dev.counterfoil.notices.Tasks;
import dev.counterfoil.upstream.AnswerWatch;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.KnownSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reports what answers hold that the schemas we were built for do not name: an entry and a task, once for each name. Such
 * answers are read all the same. It is the only sign of change at a server that allows no introspection.
 */
@Component
class UnknownNames implements AnswerWatch {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownNames.class);

    static final String TASK = "schema.unknown";

    /** A server that invents names without end is not followed for ever. */
    private static final int MOST = 1_000;

    private final List<KnownSchema> schemas;
    private final SchemaStore store;
    private final Ledger ledger;
    private final Tasks tasks;
    private final TransactionTemplate transaction;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    UnknownNames(
            List<KnownSchema> schemas, SchemaStore store, Ledger ledger, Tasks tasks, TransactionTemplate transaction) {
        this.schemas = schemas;
        this.store = store;
        this.ledger = ledger;
        this.tasks = tasks;
        this.transaction = transaction;
    }

    @Override
    public void answered(Endpoint endpoint, String document, ObjectNode data) {
        String url = endpoint.url().toString();
        Set<String> odd = new TreeSet<>();
        schemas.forEach(schema -> odd.addAll(schema.unknownIn(document, data)));
        odd.removeIf(name -> told.contains(url + " " + name));
        if (!odd.isEmpty() && told.size() < MOST) {
            // Whoever asked may be about to write what came of it, and must not wait for this.
            Thread.ofVirtual().name("unknown-names").start(() -> report(url, odd));
        }
    }

    /** All or nothing: what cannot be recorded is reported when it is answered again. */
    void report(String endpoint, Collection<String> names) {
        try {
            transaction.executeWithoutResult(status -> {
                store.follow(List.of(endpoint));
                // Before the ledger's own lock, as whoever looks at them does.
                store.lock(endpoint);
                List<String> added = names.stream()
                        .filter(name -> store.unknown(endpoint, name))
                        .toList();
                long last = 0;
                for (String name : added) {
                    last = ledger.append(SchemaWatch.entry("schema.unknown", endpoint, Map.of("name", name), Map.of()))
                            .seq();
                }
                if (!added.isEmpty()) {
                    raise(endpoint, last);
                }
            });
            names.forEach(name -> told.add(endpoint + " " + name));
        } catch (DataAccessException | TransactionException | LedgerUnavailableException away) {
            LOG.warn(
                    "What {} answered that is not known could not be recorded: {}",
                    endpoint,
                    away.getClass().getSimpleName());
        }
    }

    private void raise(String endpoint, long entry) {
        tasks.close(TASK, endpoint);
        tasks.raise(
                TASK,
                endpoint,
                null,
                Map.of(
                        "endpoint",
                        endpoint,
                        "count",
                        Integer.toString(store.unseen(endpoint)),
                        "page",
                        MirrorNavigation.SCHEMA,
                        "entry",
                        Long.toString(entry)));
    }
}
