package dev.counterfoil.mirror.ui;

import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.mirror.MirrorRefreshed;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open pages that a client was looked at. */
@Component
class WatchArrivals {

    private static final Logger LOG = LoggerFactory.getLogger(WatchArrivals.class);

    private final Map<ClientId, Set<Runnable>> open = new ConcurrentHashMap<>();

    /** {@code told} is called on some other thread, without the session's lock. */
    Registration register(ClientId client, Runnable told) {
        open.computeIfAbsent(client, any -> ConcurrentHashMap.newKeySet()).add(told);
        return () -> open.computeIfPresent(client, (any, pages) -> {
            pages.remove(told);
            return pages.isEmpty() ? null : pages;
        });
    }

    @EventListener
    void on(MirrorRefreshed event) {
        for (Runnable told : open.getOrDefault(event.client(), Set.of())) {
            try {
                told.run();
            } catch (UIDetachedException left) {
                LOG.debug("A page was left before it could be told");
            }
        }
    }
}
