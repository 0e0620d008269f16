package dev.counterfoil.mirror.ui;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.kit.OpenPages;
import dev.counterfoil.mirror.MirrorRefreshed;
import dev.counterfoil.mirror.VideosSeen;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open pages that a client was looked at. */
@Component
class WatchArrivals extends OpenPages<ClientId> {

    @EventListener
    void on(MirrorRefreshed event) {
        tell(event.client());
    }

    /** A round ends with the videos. */
    @EventListener
    void on(VideosSeen event) {
        tell(event.client());
    }
}
