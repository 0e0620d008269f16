package dev.counterfoil.clients.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.clients.ClientConflictException;
import dev.counterfoil.clients.ClientField;
import dev.counterfoil.clients.ClientInput;
import dev.counterfoil.clients.ClientProblem;
import dev.counterfoil.clients.ClientRefusedException;
import dev.counterfoil.clients.ClientService.Saved;
import dev.counterfoil.clients.ClientsNavigation;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.FormErrors;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.vault.Secret;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client's form: judges beside the fields, sends in the background, and keeps on a refusal all that was typed but the secret. One form is
 * one intent, however often its button is pressed.
 */
class ClientForm extends Composite<Div> {

    /** What the button does; called on a background thread. */
    interface Sender {
        Saved send(UUID intent, ClientInput input, @Nullable Secret secret);
    }

    /** What a form is called for a new client and for one that is edited. */
    enum Kind {
        ADD("add"),
        EDIT("edit");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    private final Kind kind;
    private final UUID intent = UUID.randomUUID();
    private final ClientFields fields;
    private final transient FormDraft draft;
    private final transient Sender sender;
    private final FormErrors errors = new FormErrors();
    private final Div notices = new Div();
    private final Div decision = new Div();
    private final Button save;
    private @Nullable Consumer<ClientConflictException> onConflict;

    ClientForm(Kind kind, ClientFields fields, FormDraft draft, String cancelPath, Sender sender) {
        this.kind = kind;
        this.fields = fields;
        this.draft = draft;
        this.sender = sender;
        fields.register(errors);
        fields.onTyped(() -> draft.keep(fields.keepable()));
        save = new Button(getTranslation("clients.form." + kind.key), click -> submit());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Button cancel = new Button(getTranslation("clients.form.cancel"), click -> {
            draft.discard();
            UI.getCurrent().navigate(cancelPath);
        });
        Div actions = new Div(save, cancel);
        actions.addClassName("cf-form-actions");
        getContent().addClassName("cf-form");
        // What a refusal says stands where one looks after pressing the button.
        getContent().add(notices, fields, errors, decision, actions);
        notices.setVisible(false);
        decision.setVisible(false);
    }

    /** What to do when somebody else was faster; without it a form only says so. */
    void onConflict(Consumer<ClientConflictException> resolve) {
        onConflict = resolve;
    }

    /** Puts the draft back, if there is one, and says so. */
    void restoreDraft() {
        Map<ClientField, String> kept = draft.find();
        if (kept.isEmpty()) {
            return;
        }
        fields.restore(kept);
        Button discard = new Button(getTranslation("clients.form.draft.discard"), click -> {
            draft.discard();
            UI.getCurrent().refreshCurrentRoute(false);
        });
        discard.addThemeVariants(ButtonVariant.TERTIARY);
        Div notice = new Div(new Span(getTranslation("clients.form.draft")), discard);
        notice.addClassName("cf-notice");
        show(notices, notice);
    }

    /** Shows something above the button that has to be decided first, in place of what was shown there. */
    void decide(Component... components) {
        show(decision, components);
    }

    private static void show(Div place, Component... components) {
        place.removeAll();
        place.add(components);
        place.setVisible(components.length > 0);
    }

    private void submit() {
        errors.clear();
        decide();
        if (!fields.valid()) {
            fields.focusFirstInvalid();
            return;
        }
        ClientInput input = fields.input();
        Secret secret = fields.takeSecret();
        boolean given = secret != null;
        Background.run(
                this,
                save,
                () -> {
                    try (secret) {
                        return sender.send(intent, input, secret);
                    }
                },
                saved -> saved(saved, input),
                problem -> failed(problem, given));
    }

    private void saved(Saved saved, ClientInput input) {
        draft.discard();
        Background.onward(this, ui -> ui.navigate(ClientsNavigation.overview(saved.client())));
        Toast.entry(
                getTranslation("clients.saved." + kind.key, input.name()),
                getTranslation("clients.saved.entry", saved.entry().seq()),
                saved.entry().seq());
    }

    private void failed(RuntimeException problem, boolean secretGiven) {
        if (secretGiven) {
            fields.secretGone();
        }
        draft.keep(fields.keepable());
        tell(problem);
        if (errors.getContent().isVisible()) {
            errors.scrollIntoView();
        }
    }

    private void tell(RuntimeException problem) {
        switch (problem) {
            case ClientRefusedException refused ->
                errors.show(refused.problems().stream().map(this::words).toList());
            case ClientConflictException conflict when onConflict != null -> onConflict.accept(conflict);
            default -> errors.show(List.of(new FormErrors.Problem("", Problems.tell(problem))));
        }
    }

    private FormErrors.Problem words(ClientProblem problem) {
        ClientField field = problem.field();
        String text = getTranslation(problem.textKey(), problem.arguments().toArray());
        return new FormErrors.Problem(field == null ? "" : field.path(), text);
    }
}
