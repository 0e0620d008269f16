package dev.counterfoil.changes;

import dev.counterfoil.mirror.OwnChanges;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** What an image calls its thing. */
    static Set<String> ids(@Nullable ObjectNode... images) {
        Set<String> ids = new HashSet<>();
        for (ObjectNode image : images) {
            for (String name : List.of("uuid", "id")) {
                if (image != null && image.path(name).isString()) {
                    ids.add(image.path(name).asString());
                }
            }
        }
        return ids;
    }
}
