package dev.counterfoil.clients.ui;

import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import dev.counterfoil.clients.ClientListStale;
import dev.counterfoil.clients.ClientsChanged;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open lists that a client was connected or edited. */
@Component
class ClientArrivals {

    private static final Logger LOG = LoggerFactory.getLogger(ClientArrivals.class);

    private final Set<Runnable> open = ConcurrentHashMap.newKeySet();

    /** {@code told} is called on some other thread, or on that of whoever made the change, and must not keep it. */
    Registration register(Runnable told) {
        open.add(told);
        return () -> open.remove(told);
    }

    @EventListener
    void on(ClientsChanged event) {
        tell();
    }

    @EventListener
    void on(ClientListStale event) {
        tell();
    }

    private void tell() {
        for (Runnable told : open) {
            try {
                told.run();
            } catch (UIDetachedException left) {
                LOG.debug("A list was left before it could be told");
            }
        }
    }
}
