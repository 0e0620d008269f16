package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.mirror.MirrorState;
import java.time.Duration;
import java.time.Instant;

/** How old what one sees is, whether it is being read again, and why the last reading failed. */
class MirrorAge extends Composite<Div> {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Span words = new Span();
    private final Button refresh = new Button();

    MirrorAge(Runnable asked) {
        getContent().addClassName("cf-age");
        words.getElement().setAttribute("role", "status");
        refresh.setText(getTranslation("metafields.age.refresh"));
        refresh.addThemeVariants(ButtonVariant.TERTIARY);
        refresh.addClassName("cf-age-refresh");
        refresh.addClickListener(click -> asked.run());
        getContent().add(words, refresh);
    }

    /** Whether what was last seen is old enough to be read again by itself. */
    static boolean isOld(MirrorState state) {
        Instant fetched = state.fetchedAt();
        return !state.refreshing()
                && (fetched == null || fetched.isBefore(Instant.now().minus(FRESH)));
    }

    void show(MirrorState state, boolean reading) {
        words.removeAll();
        Instant fetched = state.fetchedAt();
        String problem = state.problem();
        boolean busy = reading || state.refreshing();
        getContent().getElement().getClassList().set("cf-age-problem", problem != null && !busy);
        if (busy) {
            words.add(new Span(getTranslation("metafields.age.reading")));
        } else if (problem != null) {
            words.add(new Span(getTranslation("metafields.age.problem", ChangeNotice.reason(this, problem))));
        }
        if (fetched != null) {
            words.add(new Span(getTranslation("metafields.age.asOf")), new Moment(fetched));
        }
        refresh.setEnabled(!busy);
    }
}
