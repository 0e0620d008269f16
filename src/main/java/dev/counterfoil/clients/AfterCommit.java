package dev.counterfoil.clients;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Publishes once the transaction has committed, or at once where there is none. */
final class AfterCommit {

    private final ApplicationEventPublisher events;

    AfterCommit(ApplicationEventPublisher events) {
        this.events = events;
    }

    void publish(Object event) {
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
