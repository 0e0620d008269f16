package dev.counterfoil.changes;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.DiffView;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.OneDialog;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.kit.VersionsView;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows what became of a thing while a form was open, by whom if that is known, and what the form would make of it, and lets the person
 * decide. Nothing was sent.
 */
public class StaleDialog extends OneDialog {

    private final transient ChangeResult.Stale stale;
    private final transient Client client;
    private final String what;
    private final transient Runnable takeTheirs;
    private final transient @Nullable Runnable sendMine;
    private String otherwise = "";
    private transient @Nullable Runnable whenGone;

    /**
     * @param client whose thing it is
     * @param what the thing's name
     * @param takeTheirs opens the form anew on what is there now, or leaves it when nothing is
     * @param sendMine sends the form again, opened on what is there now; null where that makes no sense
     */
    public StaleDialog(
            ChangeResult.Stale stale, Client client, String what, Runnable takeTheirs, @Nullable Runnable sendMine) {
        this.stale = stale;
        this.client = client;
        this.what = what;
        this.takeTheirs = takeTheirs;
        this.sendMine = sendMine;
        setWidth("46rem");
        setMaxWidth("calc(100vw - 2rem)");
        addClassName("cf-stale-dialog");
    }

    /** Where the thing is not there any more, this is offered, and closing the dialog does nothing else. */
    public StaleDialog whenGone(String verb, Runnable instead) {
        otherwise = verb;
        whenGone = instead;
        return this;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        removeAll();
        getFooter().removeAll();
        boolean gone = stale.now() == null;
        setHeaderTitle(getTranslation(gone ? "changes.gone" : "changes.stale"));
        add(words(gone));
        add(ClientMarks.line(client));
        if (!gone) {
            add(versions());
        }
        Runnable instead = gone ? whenGone : null;
        Button theirs = new Button(getTranslation(gone ? "changes.gone.leave" : "changes.stale.theirs"), click -> {
            close();
            if (instead == null) {
                takeTheirs.run();
            }
        });
        getFooter().add(theirs);
        if (instead != null) {
            getFooter().add(primary(action(otherwise, instead)));
        }
        if (!gone && sendMine != null) {
            // What undoes somebody's work is there to be chosen, not to be hit in passing.
            Button mine = action(getTranslation("changes.stale.mine"), sendMine);
            mine.addThemeVariants(ButtonVariant.ERROR);
            Button back = new Button(
                    getTranslation(stale.mine() == null ? "kit.cancel" : "changes.stale.keep"), click -> close());
            back.setAutofocus(true);
            getFooter().add(mine, primary(back));
        }
    }

    private Div words(boolean gone) {
        Changer by = stale.by();
        String key = gone ? "changes.gone.by" : "changes.stale.by";
        String who = by == null ? "nobody" : by.self() ? "self" : by.name() == null ? "nobody" : "named";
        Paragraph text = new Paragraph(getTranslation(key, what, who, by == null ? "" : String.valueOf(by.name())));
        Div words = new Div(text);
        if (by != null) {
            Anchor entry =
                    new Anchor("/" + Toast.entryPath(by.entrySeq()), getTranslation("changes.entry", by.entrySeq()));
            Span when = new Span(new Moment(by.at()), entry);
            when.addClassName("cf-stale-when");
            words.add(when);
        }
        return words;
    }

    private Component versions() {
        String mine = text(stale.mine());
        if (mine == null) {
            return new DiffView(text(stale.openedOn()), text(stale.now()));
        }
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put(getTranslation("changes.stale.opened"), String.valueOf(stale.openedOn()));
        versions.put(getTranslation("changes.stale.now"), String.valueOf(stale.now()));
        versions.put(getTranslation("changes.stale.yours"), mine);
        return new VersionsView(versions);
    }

    private Button action(String verb, Runnable action) {
        return new Button(verb, click -> {
            close();
            action.run();
        });
    }

    private static Button primary(Button button) {
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private static @Nullable String text(@Nullable ObjectNode image) {
        return image == null ? null : image.toString();
    }
}
