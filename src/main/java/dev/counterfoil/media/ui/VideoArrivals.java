package dev.counterfoil.media.ui;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.kit.OpenPages;
import dev.counterfoil.mirror.VideosSeen;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open lists that what is known of their client's videos has changed. */
@Component
class VideoArrivals extends OpenPages<ClientId> {

    @EventListener
    void on(VideosSeen event) {
        tell(event.client());
    }
}
