package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.FormErrors;
import dev.counterfoil.kit.OneDialog;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.team.Actor;
import dev.counterfoil.upstream.partners.KeyPair;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Asks for one of the definitions that Shopify itself describes, by its path. */
class StandardDialog extends OneDialog {

    private final transient DefinitionService definitions;
    private final transient Actor actor;
    private final transient Client client;
    private final transient Consumer<KeyPair> done;
    private final TextField namespace = field("namespace");
    private final TextField key = field("key");
    private final ChangeNotice notice = new ChangeNotice();
    private final FormErrors errors = new FormErrors();
    private final transient Sending sending;

    StandardDialog(DefinitionService definitions, Actor actor, Client client, Consumer<KeyPair> done) {
        this.definitions = definitions;
        this.actor = actor;
        this.client = client;
        this.done = done;
        setWidth("30rem");
        setMaxWidth("calc(100vw - 2rem)");
        setHeaderTitle(getTranslation("metafields.standard.title"));
        Paragraph words = new Paragraph(getTranslation("metafields.standard.text"));
        words.addClassName("cf-note");
        errors.field("namespace", namespace).field("key", key);
        Div target = new Div(getTranslation("metafields.form.where"));
        target.add(ClientMarks.context(client));
        target.addClassName("cf-form-target");
        Div fields = new Div(notice, errors, words, namespace, key, target);
        fields.addClassName("cf-form");
        add(fields);
        sending = new Sending(this, "metafields.standard.enable", this::setReadOnly, this::send, notice::hide);
        getFooter()
                .add(
                        new Button(getTranslation("metafields.form.cancel"), click -> close()),
                        sending.anew(),
                        sending.send());
    }

    private void setReadOnly(boolean readOnly) {
        namespace.setReadOnly(readOnly);
        key.setReadOnly(readOnly);
    }

    private TextField field(String part) {
        TextField field = new TextField(getTranslation("metafields.standard." + part));
        field.setHelperText(getTranslation("metafields.standard." + part + ".hint"));
        field.addClassName("cf-mono-field");
        field.setManualValidation(true);
        field.setRequiredIndicatorVisible(true);
        field.setWidthFull();
        return field;
    }

    private void send() {
        KeyPair path = new KeyPair(namespace.getValue().strip(), key.getValue().strip());
        UUID under = sending.intent();
        notice.hide();
        errors.clear();
        sending.started();
        Background.run(
                this,
                sending.send(),
                () -> definitions.enableStandard(actor, client, under, path),
                result -> told(path, result),
                problem -> {
                    sending.failed();
                    notice.refuse(getTranslation("changes.failed"), Problems.tell(problem), List.of(), null);
                });
    }

    private void told(KeyPair path, ChangeResult result) {
        notice.show(result, path.toString(), client.name());
        switch (result) {
            case ChangeResult.Done it -> {
                close();
                DoneToast.show(this, it, getTranslation("metafields.standard.done", path.toString(), client.name()));
                done.accept(path);
            }
            case ChangeResult.FieldProblems it -> {
                sending.again();
                errors.show(it.problems().stream()
                        .map(problem -> new FormErrors.Problem(
                                problem.field(),
                                problem.message() == null
                                        ? Wording.of(
                                                this,
                                                "metafields.problem." + problem.code(),
                                                "metafields.problem.other",
                                                problem.code())
                                        : problem.message()))
                        .toList());
            }
            case ChangeResult.Unclear it -> sending.unclear();
            default -> sending.again();
        }
    }
}
