package dev.counterfoil.changes;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** All kinds of change that feature rooms have told of. */
@Component
class OperationKinds {

    private static final Logger LOG = LoggerFactory.getLogger(OperationKinds.class);

    private static final int AT_ONCE = 100;

    private final Map<String, OperationKind> byCode;
    private final OperationStore store;

    OperationKinds(List<OperationKind> kinds, OperationStore store) {
        this.store = store;
        this.byCode = kinds.stream().collect(Collectors.toUnmodifiableMap(OperationKind::code, Function.identity()));
    }

    @Nullable
    OperationKind find(String code) {
        return byCode.get(code);
    }

    /** Tells the feature that it is done; what the feature makes of it never changes what is recorded. */
    void applied(OperationRecord operation, @Nullable ObjectNode image) {
        tell(operation, kind -> kind.applied(operation, image));
    }

    /** Tells features of what is done and what they may not have been told: the portal ended in between, or the feature failed. */
    void tellMissed() {
        for (OperationRecord operation : store.untold(AT_ONCE)) {
            tell(operation, kind -> kind.missed(operation, operation.resultImage()));
        }
    }

    private void tell(OperationRecord operation, Consumer<OperationKind> how) {
        try {
            OperationKind kind = byCode.get(operation.kind());
            if (kind != null) {
                how.accept(kind);
            }
            store.told(operation.id());
        } catch (RuntimeException problem) {
            LOG.warn("After operation {} the view of it could not be refreshed", operation.id(), problem);
        }
    }
}
