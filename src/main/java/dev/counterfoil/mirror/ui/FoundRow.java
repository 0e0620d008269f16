package dev.counterfoil.mirror.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.Subject;

/** One change made elsewhere, as a row that leads to its entry. */
final class FoundRow {

    private FoundRow() {}

    static Component of(Entry entry) {
        Anchor row = new Anchor("/" + Toast.entryPath(entry.seq()));
        row.addClassName("cf-row");
        row.getElement().setAttribute("router-link", true);
        String kind = entry.action().substring(entry.action().lastIndexOf('.') + 1);
        Subject subject = entry.subject();
        Span name = new Span(subject == null ? "" : subject.name().isBlank() ? subject.id() : subject.name());
        name.addClassName("cf-mono");
        name.getElement().setAttribute("data-cf-data", "");
        Span main = new Span(name);
        main.addClassName("cf-row-main");
        String fields = entry.parameters().get("fields");
        if (fields != null) {
            Span what = new Span(fields);
            what.addClassNames("cf-quiet", "cf-watch-fields");
            what.getElement().setAttribute("data-cf-data", "");
            main.add(what);
        }
        Moment at = new Moment(entry.at());
        at.addClassName("cf-row-side");
        row.add(new Pill(row.getTranslation("mirror.watch.kind." + kind), tone(kind)), main, at);
        return row;
    }

    private static Tone tone(String kind) {
        return switch (kind) {
            case "removed" -> Tone.DANGER;
            case "added" -> Tone.SUCCESS;
            default -> Tone.WARNING;
        };
    }
}
