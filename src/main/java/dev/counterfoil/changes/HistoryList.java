package dev.counterfoil.changes;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.counterfoil.kit.Dot;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.Outcome;
import java.util.List;

/** What the record says of one thing, newest first: each line leads to its entry. Words come from {@code changes.did.<action>} and {@code changes.doing.<action>}. */
public class HistoryList extends Composite<UnorderedList> {

    private final transient List<Entry> entries;

    public HistoryList(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        getContent().addClassName("cf-history");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getContent().removeAll();
        for (Entry entry : entries) {
            Anchor what = new Anchor("/" + Toast.entryPath(entry.seq()), words(entry));
            getContent().add(new ListItem(new Dot(tone(entry.outcome())), what, new Moment(entry.at())));
        }
    }

    private String words(Entry entry) {
        String other = getTranslation("changes.history.other", who(entry), entry.seq());
        if (entry.outcome() == Outcome.SUCCEEDED || entry.outcome() == Outcome.RECORDED) {
            return Wording.or(this, "changes.did." + entry.action(), other, who(entry));
        }
        String doing = Wording.or(this, "changes.doing." + entry.action(), "");
        return doing.isEmpty()
                ? other
                : Wording.or(
                        this,
                        "changes.history." + entry.outcome(),
                        other,
                        who(entry),
                        doing,
                        entry.actorId() == null ? "nobody" : "somebody");
    }

    private static Tone tone(Outcome outcome) {
        return switch (outcome) {
            case REFUSED, FAILED, DENIED, NOT_SENT, NOT_APPLIED -> Tone.NEUTRAL;
            default -> Tone.ACCENT;
        };
    }

    private String who(Entry entry) {
        String name = entry.personal().get("actor.name");
        if (name != null && !name.isBlank()) {
            return name;
        }
        return getTranslation(entry.actorId() == null ? "changes.history.portal" : "changes.history.erased");
    }
}
