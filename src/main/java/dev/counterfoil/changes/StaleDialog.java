package dev.counterfoil.changes;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.DiffView;
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
        setWidth("40rem");
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
        add(new Paragraph(getTranslation(gone ? "changes.gone.text" : "changes.stale.text", what)));
        add(ClientMarks.line(client));
        if (!gone) {
            add(new DiffView(text(stale.openedOn()), text(stale.now())));
        }
        Runnable instead = gone ? whenGone : null;
        Button theirs = new Button(getTranslation(gone ? "changes.gone.leave" : "changes.stale.theirs"), click -> {
            close();
            if (instead == null) {
                takeTheirs.run();
            }
        });
        getFooter().add(theirs);
        offer(otherwise, instead);
        offer(getTranslation("changes.stale.mine"), gone ? null : sendMine);
    }

    private void offer(String verb, @Nullable Runnable action) {
        if (action != null) {
            Button button = new Button(verb, click -> {
                close();
                action.run();
            });
            button.addThemeVariants(ButtonVariant.PRIMARY);
            getFooter().add(button);
        }
    }

    private static @Nullable String text(@Nullable ObjectNode image) {
        return image == null ? null : image.toString();
    }
}
