package dev.counterfoil.clients.ui;

import dev.counterfoil.clients.ClientListStale;
import dev.counterfoil.clients.ClientsChanged;
import dev.counterfoil.kit.OpenPages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open lists that a client was connected or edited. */
@Component
class ClientArrivals extends OpenPages<Class<?>> {

    @EventListener
    void on(ClientsChanged event) {
        tell(ClientsChanged.class);
    }

    @EventListener
    void on(ClientListStale event) {
        tell(ClientsChanged.class);
    }
}
