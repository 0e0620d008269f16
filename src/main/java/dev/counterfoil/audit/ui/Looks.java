package dev.counterfoil.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.counterfoil.audit.Sentences;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.Outcome;
import java.time.ZoneId;
import java.util.Optional;

/** How pieces of an entry look, in the list and in the detail alike. */
final class Looks {

    private Looks() {}

    /** The time zone of the reader in front of this view. */
    static ZoneId zone() {
        return Moment.zone(UI.getCurrent());
    }

    /** Names, times and codes are data: what checks that every word is translated passes over them. */
    static <C extends Component> C data(C component) {
        component.getElement().setAttribute("data-cf-data", "");
        return component;
    }

    static Pill outcome(Component view, Entry entry) {
        String text = view.getTranslation("audit.outcome." + entry.outcome());
        long count = Sentences.count(entry);
        if (count > 1) {
            text = text + " " + view.getTranslation("audit.times", count);
        }
        return new Pill(text, tone(entry.outcome()));
    }

    private static Tone tone(Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED, APPLIED -> Tone.SUCCESS;
            case REFUSED, UNKNOWN, PROBABLY_NOT_APPLIED, NOT_SENT -> Tone.WARNING;
            case DENIED, FAILED, AMBIGUOUS -> Tone.DANGER;
            case RECORDED, REQUESTED, NOT_APPLIED -> Tone.NEUTRAL;
        };
    }

    /** The environment the client had then; empty for entries of no client. */
    static Optional<Pill> environment(Component view, Entry entry) {
        String environment = entry.parameters().getOrDefault("client.environment", "");
        Tone tone = switch (environment) {
            case "PRODUCTION" -> Tone.PRODUCTION;
            case "STAGING" -> Tone.STAGING;
            case "DEVELOPMENT" -> Tone.DEVELOPMENT;
            default -> null;
        };
        return tone == null
                ? Optional.empty()
                : Optional.of(new Pill(view.getTranslation("audit.environment." + environment), tone));
    }

    /** Where the endpoint was, if not at Shop itself: {@code SANDBOX} or the host. */
    static Optional<Pill> elsewhere(Entry entry) {
        return Optional.ofNullable(entry.parameters().get("client.elsewhere"))
                .filter(text -> !text.isBlank())
                .map(text -> data(new Pill(text, Tone.ACCENT)));
    }
}
