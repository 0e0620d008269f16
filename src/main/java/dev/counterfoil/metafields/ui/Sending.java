package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The button that sends a form, and the intent it sends under. While nobody knows what came of it the fields stay as they were sent: under
 * that intent only the same thing can be asked about, and whoever wants to send another has to say so.
 */
final class Sending {

    private final Component form;
    private final String verb;
    private final Consumer<Boolean> readOnly;
    private final Button send = new Button();
    private final Button anew = new Button();
    private UUID intent = UUID.randomUUID();

    /**
     * @param verb what the button says, as a key
     * @param readOnly makes the fields read-only, or not any more
     * @param changed what else is to be done when the person takes the form back to change it
     */
    Sending(Component form, String verb, Consumer<Boolean> readOnly, Runnable sends, Runnable changed) {
        this.form = form;
        this.verb = verb;
        this.readOnly = readOnly;
        send.setText(form.getTranslation(verb));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> sends.run());
        anew.setText(form.getTranslation("metafields.form.anew"));
        anew.setVisible(false);
        anew.addClickListener(click -> {
            again();
            changed.run();
        });
    }

    Button send() {
        return send;
    }

    Button anew() {
        return anew;
    }

    UUID intent() {
        return intent;
    }

    /** Goes on under the intent of a sending that nobody saw the end of. */
    void resume(UUID before) {
        intent = before;
    }

    /** What is on its way is not changed. */
    void started() {
        readOnly.accept(true);
    }

    /** Nothing is known to have been recorded: the same may be tried again under the same intent. */
    void failed() {
        readOnly.accept(false);
    }

    /** As {@link #failed}, after an answer: nobody waits for an outcome any more. */
    void reopen() {
        readOnly.accept(false);
        send.setText(form.getTranslation(verb));
        anew.setVisible(false);
    }

    void unclear() {
        readOnly.accept(true);
        send.setText(form.getTranslation("metafields.form.ask"));
        anew.setVisible(true);
    }

    /** Opens the form for another try, which is another intent: under a used one the earlier operation would be found again. */
    void again() {
        intent = UUID.randomUUID();
        reopen();
    }
}
