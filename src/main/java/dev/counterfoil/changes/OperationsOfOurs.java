package dev.counterfoil.changes;

import dev.counterfoil.ledger.Subject;
import dev.counterfoil.mirror.OwnChanges;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Tells the watch which differences at the API are our own doing. */
@Component
class OperationsOfOurs implements OwnChanges {

    private final OperationStore store;

    OperationsOfOurs(OperationStore store) {
        this.store = store;
    }

    @Override
    public List<Own> since(Instant since) {
        return store.effectiveSince(since);
    }

    static Own own(UUID client, Subject subject, @Nullable Instant endedAt, @Nullable ObjectNode... images) {
        Set<String> paths = new HashSet<>(Set.of(subject.id()));
        Set<String> ids = new HashSet<>();
        for (ObjectNode image : images) {
            if (image == null) {
                continue;
            }
            for (String name : List.of("uuid", "id")) {
                if (image.path(name).isString()) {
                    ids.add(image.path(name).asString());
                }
            }
            if (image.path("key").isString()) {
                String namespace = image.path("namespace").asString("");
                paths.add((namespace.isEmpty() ? "" : namespace + ".")
                        + image.path("key").asString());
            }
        }
        return new Own(client, subject, paths, ids, endedAt);
    }
}
