package dev.counterfoil.metafields.ui;

import com.vaadin.flow.shared.Registration;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.mirror.MirrorRefreshed;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open lists that what was seen of their client has changed. */
@Component
class MirrorArrivals {

    private final Map<ClientId, Set<Runnable>> open = new ConcurrentHashMap<>();

    /** {@code told} is called on some other thread, without the session's lock. */
    Registration register(ClientId client, Runnable told) {
        open.computeIfAbsent(client, any -> ConcurrentHashMap.newKeySet()).add(told);
        return () -> open.computeIfPresent(client, (any, lists) -> {
            lists.remove(told);
            return lists.isEmpty() ? null : lists;
        });
    }

    @EventListener
    void on(MirrorRefreshed event) {
        open.getOrDefault(event.client(), Set.of()).forEach(Runnable::run);
    }
}
