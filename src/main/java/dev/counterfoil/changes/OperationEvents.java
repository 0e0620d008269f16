package dev.counterfoil.changes;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of operations after their commit. Whoever listens may fail: what is recorded stays so, and goes on as it is. */
@Component
class OperationEvents {

    private static final Logger LOG = LoggerFactory.getLogger(OperationEvents.class);

    private final ApplicationEventPublisher events;

    OperationEvents(ApplicationEventPublisher events) {
        this.events = events;
    }

    void announce(OperationRecord operation, OperationState state) {
        try {
            events.publishEvent(new OperationChanged(operation.id(), operation.clientId(), operation.kind(), state));
        } catch (RuntimeException listener) {
            LOG.warn(
                    "Something that follows operation {} failed: {}",
                    operation.id(),
                    listener.getClass().getName());
        }
    }
}
