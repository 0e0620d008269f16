package dev.counterfoil.kit;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Publishes once the transaction has committed, or at once where there is none. */
public final class AfterCommit {

    private final ApplicationEventPublisher events;

    public AfterCommit(ApplicationEventPublisher events) {
        this.events = events;
    }

    public void publish(Object event) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            events.publishEvent(event);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.publishEvent(event);
            }
        });
    }
}
