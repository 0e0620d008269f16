package dev.counterfoil.metafields.ui;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.kit.OpenPages;
import dev.counterfoil.mirror.MirrorRefreshed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open lists that what was seen of their client has changed. */
@Component
class MirrorArrivals extends OpenPages<ClientId> {

    @EventListener
    void on(MirrorRefreshed event) {
        tell(event.client());
    }
}
