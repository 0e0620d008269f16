package dev.counterfoil.media.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.mirror.VideoLookUp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How old what one sees is, whether the API is being asked again, and why it failed last. */
class LookUpAge extends Composite<Div> {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Span words = new Span();
    private final Button refresh = new Button();

    LookUpAge(Runnable asked) {
        getContent().addClassName("cf-age");
        words.getElement().setAttribute("role", "status");
        refresh.setText(getTranslation("media.age.refresh"));
        refresh.addThemeVariants(ButtonVariant.TERTIARY);
        refresh.addClassName("cf-age-refresh");
        refresh.addClickListener(click -> asked.run());
        getContent().add(words, refresh);
    }

    /** Whether any of these ought to be asked for again. */
    static boolean isOld(List<VideoLookUp> shown) {
        Instant fresh = Instant.now().minus(FRESH);
        return shown.stream()
                .anyMatch(one -> one.askedAt() == null || one.askedAt().isBefore(fresh));
    }

    /** @param shown the look-ups whose videos are on screen; the oldest says how old they are */
    void show(List<VideoLookUp> shown, boolean reading) {
        words.removeAll();
        Optional<Instant> oldest = shown.stream()
                .map(VideoLookUp::askedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        Optional<String> problem = shown.stream()
                .map(VideoLookUp::problem)
                .filter(Objects::nonNull)
                .findFirst();
        getContent().getElement().getClassList().set("cf-age-problem", problem.isPresent() && !reading);
        if (reading) {
            words.add(new Span(getTranslation("media.age.reading")));
        } else {
            problem.ifPresent(
                    code -> words.add(new Span(getTranslation("media.age.problem", ChangeNotice.reason(this, code)))));
        }
        oldest.ifPresent(at -> words.add(new Span(getTranslation("media.age.asOf")), new Moment(at)));
        refresh.setEnabled(!reading);
        refresh.setVisible(!shown.isEmpty() || reading);
    }
}
