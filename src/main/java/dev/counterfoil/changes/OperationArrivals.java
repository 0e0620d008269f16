package dev.counterfoil.changes;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.kit.OpenPages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open pages that more is known of a change to their client, such as what reading back has found. */
@Component
public class OperationArrivals extends OpenPages<ClientId> {

    @EventListener
    void on(OperationChanged event) {
        tell(new ClientId(event.clientId()));
    }

    @EventListener
    void on(OperationsMoved event) {
        tell(event.client());
    }
}
