package dev.counterfoil.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.audit.EntryLine;
import dev.counterfoil.audit.Sentences;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.ledger.Entry;

/** An entry of the record in a line, as a link to all it says. */
final class EntryRow {

    private EntryRow() {}

    /** @param client whether the sentence names the client; on a client's own page it need not */
    static Component of(Entry entry, boolean client) {
        Anchor row = HomeView.link("/" + Toast.entryPath(entry.seq()));
        Sentences sentences = new Sentences(row::getTranslation);
        Span words = EntryLine.of(client ? sentences.onClient(entry) : sentences.of(entry));
        words.addClassName("cf-row-main");
        Moment at = new Moment(entry.at());
        at.addClassName("cf-row-side");
        row.add(EntryLine.disc(entry, sentences), words, at);
        return row;
    }
}
