package dev.counterfoil.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.kit.Initials;
import dev.counterfoil.ledger.Entry;
import java.util.Locale;

/** An entry in one line, wherever entries are listed. */
public final class EntryLine {

    private EntryLine() {}

    /** What it says, with who and what it is about told apart by eye; names are data, which what checks the words passes over. */
    public static Span of(Sentence sentence) {
        Span line = new Span();
        line.addClassName("cf-sentence");
        for (Sentence.Part part : sentence.parts()) {
            Span piece = new Span(part.text());
            piece.addClassName("cf-sentence-" + part.role().name().toLowerCase(Locale.ROOT));
            line.add(part.role() == Sentence.Role.WORDS ? piece : data(piece));
        }
        return line;
    }

    /** Who acted, for the eye only, since the name stands beside it; two dots for the portal itself. */
    public static Initials disc(Entry entry, Sentences sentences) {
        Initials initials = new Initials(sentences.actor(entry));
        if (entry.actorId() == null) {
            initials.setText("··");
            initials.addClassName("cf-initials-portal");
        }
        return data(initials);
    }

    private static <C extends Component> C data(C component) {
        component.getElement().setAttribute("data-cf-data", "");
        return component;
    }
}
