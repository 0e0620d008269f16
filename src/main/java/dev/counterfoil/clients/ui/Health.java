package dev.counterfoil.clients.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.clients.ClientStatus;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.Tone;
import java.time.Instant;

/** What the API last said of a client's secret, and when. */
class Health extends Composite<Span> {

    Health(ClientStatus status) {
        getContent().addClassName("cf-health");
        Instant at = status.refused() ? status.refusedAt() : status.provenAt();
        if (at == null) {
            getContent().add(new Pill(getTranslation("clients.health.never"), Tone.NEUTRAL));
            return;
        }
        getContent()
                .add(
                        status.refused()
                                ? new Pill(getTranslation("clients.health.refused"), Tone.DANGER)
                                : new Pill(getTranslation("clients.health.proven"), Tone.SUCCESS),
                        new Moment(at));
    }
}
