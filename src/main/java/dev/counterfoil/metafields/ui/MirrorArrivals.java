package dev.counterfoil.metafields.ui;

import com.vaadin.flow.shared.Registration;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.kit.OpenPages;
import dev.counterfoil.mirror.MirrorRefreshed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open lists that what was seen of their client has changed, or was looked at again. */
@Component
class MirrorArrivals extends OpenPages<MirrorRefreshed> {

    @EventListener
    void on(MirrorRefreshed event) {
        tell(event);
    }

    Registration register(ClientId client, Runnable told) {
        return register(client, told, told);
    }

    /**
     * @param changed called when the rows may be others
     * @param looked called when only their age is another
     */
    Registration register(ClientId client, Runnable changed, Runnable looked) {
        return Registration.combine(
                register(new MirrorRefreshed(client, true), changed),
                register(new MirrorRefreshed(client, false), looked));
    }
}
