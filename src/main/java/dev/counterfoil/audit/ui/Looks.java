package dev.counterfoil.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.audit.Sentence;
import dev.counterfoil.audit.Sentences;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.Outcome;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** How pieces of an entry look, in the list and in the detail alike. */
final class Looks {

    private static final int HUES = 7;

    private Looks() {}

    static ZoneId zone() {
        try {
            String zone = UI.getCurrent().getPage().getExtendedClientDetails().getTimeZoneId();
            return zone == null || zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone);
        } catch (RuntimeException unknown) {
            return ZoneId.systemDefault();
        }
    }

    static Span sentence(Sentence sentence) {
        Span line = new Span();
        line.addClassName("cf-sentence");
        for (Sentence.Part part : sentence.parts()) {
            Span piece = new Span(part.text());
            piece.addClassName("cf-sentence-" + part.role().name().toLowerCase(Locale.ROOT));
            line.add(piece);
        }
        return line;
    }

    /** Initials on a colour that stays with the member; for the eye only, since the name stands beside it. */
    static Span avatar(Entry entry, Sentences sentences) {
        Span avatar = new Span(entry.actorId() == null ? "··" : initials(sentences.actor(entry)));
        avatar.addClassName("cf-avatar");
        avatar.addClassName(
                entry.actorId() == null
                        ? "cf-hue-none"
                        : "cf-hue-" + Math.floorMod(entry.actorId().hashCode(), HUES));
        avatar.getElement().setAttribute("aria-hidden", "true");
        return avatar;
    }

    private static String initials(String name) {
        String[] words = name.strip().split("\\s+");
        String first = words[0].isEmpty() ? "" : words[0].substring(0, words[0].offsetByCodePoints(0, 1));
        String last = words.length < 2 ? "" : words[words.length - 1];
        return (first + (last.isEmpty() ? "" : last.substring(0, last.offsetByCodePoints(0, 1))))
                .toUpperCase(Locale.ROOT);
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
                .map(text -> new Pill(text, Tone.NEUTRAL));
    }
}
