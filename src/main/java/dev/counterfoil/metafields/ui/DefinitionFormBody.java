package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.Following;
import dev.counterfoil.changes.OperationArrivals;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.metafields.DefinitionForm;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the forms of a definition have in common, whether it exists already or not: what to know before, the fields, where it will act, its sending. */
class DefinitionFormBody extends Div {

    private final ChangeNotice kept = new ChangeNotice();
    private final ChangeNotice notice = new ChangeNotice();
    private final DefinitionFields fields;
    private final transient Sending sending;
    private final transient Following following;
    private transient @Nullable DefinitionForm sent;

    /**
     * @param arrivals says when more is known of a change
     * @param verb what the button says, as a key
     * @param check what can be said of the fields before they are sent
     * @param changed called when something was typed
     * @param sends called by the button
     * @param anew what else is to be done when the person takes the form back to change it
     */
    DefinitionFormBody(
            OperationArrivals arrivals,
            String verb,
            Function<DefinitionForm, List<FieldProblem>> check,
            Runnable changed,
            Runnable sends,
            Runnable anew) {
        addClassNames("cf-page-body", "cf-page-narrow", "cf-form-page");
        following = new Following(this, arrivals);
        fields = new DefinitionFields(check, changed);
        sending = new Sending(this, verb, fields::setReadOnly, sends, () -> {
            sent = null;
            following.end();
            anew.run();
            notice.hide();
            fields.focus();
        });
    }

    DefinitionFields fields() {
        return fields;
    }

    ChangeNotice kept() {
        return kept;
    }

    ChangeNotice notice() {
        return notice;
    }

    Button button() {
        return sending.send();
    }

    /** Shows the form; {@code where} says what will happen to the client named after it, as a key. */
    void open(String where, Client client, Runnable leave) {
        Button cancel = new Button(getTranslation("metafields.form.cancel"), click -> leave.run());
        Div target = new Div(new Span(getTranslation(where)));
        target.add(ClientMarks.context(client));
        target.addClassName("cf-form-target");
        Div actions = new Div(sending.send(), sending.anew(), cancel);
        actions.addClassName("cf-form-actions");
        removeAll();
        add(kept, notice, fields, target, actions);
        fields.focus();
    }

    /** Says that what was typed before is still there, and lets it be thrown away. */
    void offerToDiscard(FormDraft.Kept draft, Runnable discard) {
        tell(draft, "metafields.form.draft", "metafields.form.draft.discard", discard);
    }

    /** Says that what was typed before is of another definition than the one asked for, and lets the person go on with it. */
    void offerInstead(FormDraft.Kept draft, Runnable resume) {
        tell(draft, "metafields.form.draft.other", "metafields.form.draft.resume", resume);
    }

    private void tell(FormDraft.Kept draft, String words, String verb, Runnable action) {
        Button button = new Button(getTranslation(verb), click -> action.run());
        Span both = draft.at() == null ? new Span(button) : new Span(new Moment(draft.at()), button);
        both.addClassName("cf-form-notice-action");
        kept.tell(getTranslation(words), both);
    }

    /** Goes on where the person left while it was being sent. */
    void resume(FormDraft.Kept draft) {
        UUID before = draft.intent();
        if (before != null) {
            sending.resume(before);
            sent = draft.form();
        }
    }

    /** Locks the form and gives the intent to send it under: the one before only for the same content, whose operation would be found again. */
    UUID begin(DefinitionForm form) {
        if (sent != null && !sent.equals(form)) {
            sending.again();
        }
        sent = form;
        following.end();
        notice.hide();
        fields.clearProblems();
        sending.started();
        return sending.intent();
    }

    /**
     * Sends in the background. What came of it is told above the fields, or in passing to whoever has left the form.
     *
     * @param told what the form does about it
     */
    void send(String key, Client client, Supplier<ChangeResult> work, Consumer<ChangeResult> told) {
        Background.run(
                this,
                sending.send(),
                work,
                result -> {
                    notice.show(result, key, client.name());
                    told.accept(result);
                    if (!isAttached() && !(result instanceof ChangeResult.Done)) {
                        Toast.error(getTranslation("metafields.form.left", key, client.name()));
                    }
                },
                problem -> {
                    sending.failed();
                    notice.refuse(getTranslation("changes.failed"), Problems.tell(problem), List.of(), null);
                    if (!isAttached()) {
                        Toast.error(Problems.tell(problem));
                    }
                });
    }

    /** Opens the form for another try, which is another intent. */
    void again() {
        sending.again();
        sent = null;
    }

    /** Opens the form for another try; what was not recorded may be sent again under the same intent. */
    void reopen() {
        sending.reopen();
    }

    /** What the form was last sent under. */
    UUID intent() {
        return sending.intent();
    }

    /**
     * Keeps the form as it was sent, since under its intent only the same can be asked about, and says so as soon as more is known.
     *
     * @param ask asks under that intent, which sends nothing
     */
    void follow(
            String key, Client client, ChangeResult known, Supplier<ChangeResult> ask, Consumer<ChangeResult> told) {
        sending.unclear();
        following.begin(client.id(), known, ask, now -> {
            notice.show(now, key, client.name());
            told.accept(now);
        });
    }
}
