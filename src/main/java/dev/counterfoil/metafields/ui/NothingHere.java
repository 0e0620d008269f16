package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.HistoryList;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.kit.Skeleton;
import dev.counterfoil.kit.SplitKeys;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.metafields.DefinitionService.Browsed;
import dev.counterfoil.mirror.MirrorState;
import java.util.List;

/** What stands in place of rows, or of a definition, that are not there: why, and the next step. */
final class NothingHere {

    private NothingHere() {}

    static Component fits(Component view, Runnable clear) {
        return new EmptyState(
                view.getTranslation("metafields.none.title"),
                view.getTranslation("metafields.none.text"),
                new Button(view.getTranslation("metafields.none.clear"), click -> clear.run()));
    }

    /** Where a client has none, as far as was seen. */
    static Component wasSeen(Component view, ClientReading reading, List<? extends Component> nextSteps) {
        MirrorState seen = reading.state();
        String problem = seen.problem();
        if (seen.fetchedAt() == null && reading.isUnderWay()) {
            return new Skeleton(8);
        }
        return seen.fetchedAt() == null && problem != null
                ? wasRead(view, problem, reading::read)
                : exists(view, nextSteps.toArray(Component[]::new));
    }

    static Component wasRead(Component view, String problem, Runnable retry) {
        return new EmptyState(
                view.getTranslation("metafields.unread.title"),
                view.getTranslation("metafields.unread.text", ChangeNotice.reason(view, problem)),
                new Button(view.getTranslation("metafields.unread.retry"), click -> retry.run()));
    }

    /** A page of the API's own list; one further on can be asked for in vain because the place it goes on from is gone. */
    static Component pageWasRead(Component view, Browsed.Unread unread, boolean turned, Runnable first) {
        if (!turned) {
            return wasRead(view, unread.code(), first);
        }
        String words = unread.messages().isEmpty()
                ? ChangeNotice.reason(view, unread.code())
                : String.join(" ", unread.messages());
        return new EmptyState(
                view.getTranslation("metafields.browse.unread.title"),
                view.getTranslation("metafields.browse.unread.text", words),
                new Button(view.getTranslation("metafields.browse.unread.first"), click -> first.run()));
    }

    static Component exists(Component view, Component... nextSteps) {
        return new EmptyState(
                view.getTranslation("metafields.empty.title"), view.getTranslation("metafields.empty.text"), nextSteps);
    }

    /** @param history what the record says of whatever had this key, newest first */
    static Component hasThisKey(Component view, String key, List<Entry> history, Runnable close) {
        Button shut = new Button(view.getTranslation("metafields.detail.close"), click -> close.run());
        SplitKeys.closes(shut);
        boolean deleted = !history.isEmpty() && wasDeleted(history.getFirst());
        Div missing = new Div(new EmptyState(
                view.getTranslation(deleted ? "metafields.deleted.title" : "metafields.gone.title"),
                view.getTranslation(deleted ? "metafields.deleted.text" : "metafields.gone.text", key),
                shut));
        missing.addClassName("cf-detail");
        if (!history.isEmpty()) {
            missing.add(new H3(view.getTranslation("metafields.detail.history")), new HistoryList(history));
        }
        return missing;
    }

    private static boolean wasDeleted(Entry last) {
        boolean done = last.outcome() == Outcome.SUCCEEDED || last.outcome() == Outcome.APPLIED;
        return done && last.action().equals("metafieldDefinition.delete")
                || last.action().equals("outside.metafieldDefinition.removed");
    }
}
