package dev.counterfoil.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.audit.Sentence;
import dev.counterfoil.audit.Sentences;
import dev.counterfoil.kit.Initials;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.ledger.Entry;
import java.util.Locale;

/** An entry of the record in a line, as a link to all it says. */
final class EntryRow {

    private EntryRow() {}

    /** @param client whether the sentence names the client; on a client's own page it need not */
    static Component of(Entry entry, boolean client) {
        Anchor row = HomeView.link("/" + Toast.entryPath(entry.seq()));
        Sentences sentences = new Sentences(row::getTranslation);
        Initials disc = new Initials(sentences.actor(entry));
        disc.getElement().setAttribute("data-cf-data", "");
        Span words = new Span();
        words.addClassName("cf-row-main");
        Sentence sentence = client ? sentences.onClient(entry) : sentences.of(entry);
        for (Sentence.Part part : sentence.parts()) {
            Span piece = part.role() == Sentence.Role.WORDS ? new Span(part.text()) : HomeView.data(part.text());
            piece.addClassName("cf-said-" + part.role().name().toLowerCase(Locale.ROOT));
            words.add(piece);
        }
        Moment at = new Moment(entry.at());
        at.addClassName("cf-row-side");
        row.add(disc, words, at);
        return row;
    }
}
