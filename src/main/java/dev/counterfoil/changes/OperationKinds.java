package dev.counterfoil.changes;

import java.util.List;
import java.util.Map;
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

    private final Map<String, OperationKind> byCode;

    OperationKinds(List<OperationKind> kinds) {
        this.byCode = kinds.stream().collect(Collectors.toUnmodifiableMap(OperationKind::code, Function.identity()));
    }

    @Nullable
    OperationKind find(String code) {
        return byCode.get(code);
    }

    /** Tells the feature that it is done; what the feature makes of it never changes what is recorded. */
    void applied(OperationRecord operation, @Nullable ObjectNode image) {
        OperationKind kind = byCode.get(operation.kind());
        if (kind == null) {
            return;
        }
        try {
            kind.applied(operation, image);
        } catch (RuntimeException problem) {
            LOG.warn("After operation {} the view of it could not be refreshed", operation.id(), problem);
        }
    }
}
