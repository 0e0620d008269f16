package dev.counterfoil.changes;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.mirror.OtherClients;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** After a change of access or of a namespace, has the clients read again on which it shows. */
@Component
class SharedElsewhere {

    private static final Logger LOG = LoggerFactory.getLogger(SharedElsewhere.class);

    private final OperationStore store;
    private final OtherClients others;

    SharedElsewhere(OperationStore store, OtherClients others) {
        this.store = store;
        this.others = others;
    }

    @EventListener
    void on(OperationChanged event) {
        boolean done = event.state() == OperationState.SUCCEEDED || event.state() == OperationState.APPLIED;
        if (done && event.kind().startsWith("metafield")) {
            // Whoever made the change waits for none of this, and hears of none of its problems.
            Thread.ofVirtual().name("shared-elsewhere").start(() -> tell(event.id()));
        }
    }

    private void tell(UUID operation) {
        try {
            store.byId(operation).ifPresent(this::tell);
        } catch (RuntimeException problem) {
            LOG.warn("Other clients could not be read again after operation {}", operation, problem);
        }
    }

    private void tell(OperationRecord operation) {
        Set<String> gids = new HashSet<>(operation.variables().findValuesAsString("granteeId"));
        Set<String> namespaces = new HashSet<>();
        if (operation.subject().kind().equals("metafieldNamespace")) {
            OperationsOfOurs.own(
                            operation.clientId(),
                            operation.subject(),
                            null,
                            operation.beforeImage(),
                            operation.resultImage())
                    .paths()
                    .forEach(path -> namespaces.add(path.substring(path.lastIndexOf('.') + 1)));
            // Whom it was shared with before may see it no longer, or under another name.
            granted(operation.beforeImage(), gids);
            granted(operation.resultImage(), gids);
        }
        if (!gids.isEmpty() || !namespaces.isEmpty()) {
            others.readAgain(new ClientId(operation.clientId()), gids, namespaces);
        }
    }

    private static void granted(@Nullable JsonNode image, Set<String> gids) {
        if (image != null) {
            gids.addAll(image.findValuesAsString("granteeId"));
        }
    }
}
