package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.kit.FormErrors;
import dev.counterfoil.kit.OneDialog;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.metafields.NamespaceForm;
import dev.counterfoil.metafields.NamespaceService;
import dev.counterfoil.metafields.NamespaceService.Node;
import dev.counterfoil.mirror.SeenNamespace;
import dev.counterfoil.team.Actor;
import dev.counterfoil.upstream.partners.KeyPair;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The form of a namespace, new or to be changed. */
class NamespaceDialog extends OneDialog {

    private final transient NamespaceService namespaces;
    private final transient Actor actor;
    private final transient Client client;
    private final transient @Nullable Node opened;
    private final transient Consumer<KeyPair> done;
    private final @Nullable AccessFields access;
    private final TextField key = field("key");
    private final TextField name = field("name");
    private final TextArea description = new TextArea();
    private final TextField into = field("into");
    private final ChangeNotice notice = new ChangeNotice();
    private final FormErrors errors = new FormErrors();
    private final transient Sending sending;
    private final transient NamespaceForm begun;

    /**
     * @param opened null for a new one
     * @param access lets access be given with the change; null where that is not offered
     * @param done takes the path it has now
     */
    NamespaceDialog(
            NamespaceService namespaces,
            Actor actor,
            Client client,
            @Nullable Node opened,
            @Nullable AccessFields access,
            Consumer<KeyPair> done) {
        this.access = access;
        this.namespaces = namespaces;
        this.actor = actor;
        this.client = client;
        this.opened = opened;
        this.done = done;
        setWidth("30rem");
        setMaxWidth("calc(100vw - 2rem)");
        setHeaderTitle(
                opened == null
                        ? getTranslation("metafields.namespaces.new.title")
                        : getTranslation("metafields.edit.title", opened.key()));
        key.addClassName("cf-mono-field");
        key.setAutofocus(true);
        if (opened == null || opened.remembered() != null) {
            // Of one that nothing is remembered of, what stays empty stays as it is.
            key.setRequiredIndicatorVisible(true);
            name.setRequiredIndicatorVisible(true);
            description.setRequiredIndicatorVisible(true);
        }
        into.addClassName("cf-mono-field");
        into.setVisible(opened == null);
        key.setRequiredIndicatorVisible(true);
        description.setLabel(getTranslation("metafields.namespaces.form.description"));
        description.setWidthFull();
        description.setManualValidation(true);
        // Where nothing is remembered of it, what is left empty is left as it is.
        boolean whole = opened == null || opened.remembered() != null;
        name.setRequiredIndicatorVisible(whole);
        description.setRequiredIndicatorVisible(whole);
        description.setValueChangeMode(ValueChangeMode.EAGER);
        errors.field("key", key)
                .field("name", name)
                .field("description", description)
                .field("namespace", into);
        Span told = new Span(getTranslation(opened == null ? "metafields.form.where" : "metafields.edit.where"));
        Div target = new Div(told);
        target.add(ClientMarks.context(client));
        target.addClassName("cf-form-target");
        BeforeNote before = opened == null ? BeforeNote.ofNew() : BeforeNote.of(opened.remembered());
        Div fields = new Div(notice, errors, before, key, name, description, into, target);
        fields.addClassName("cf-form");
        if (access != null) {
            fields.add(access);
        }
        if (access != null && opened != null) {
            Paragraph remembered = new Paragraph(getTranslation("metafields.access.remembered"));
            remembered.addClassName("cf-note");
            fields.add(remembered);
        }
        add(fields);
        sending = new Sending(
                this,
                opened == null ? "metafields.namespaces.create" : "metafields.edit.save",
                this::setReadOnly,
                this::send,
                notice::hide);
        getFooter()
                .add(
                        new Button(getTranslation("metafields.form.cancel"), click -> leave()),
                        sending.anew(),
                        sending.send());
        if (opened != null) {
            fill(opened);
        }
        begun = form();
        addDialogCloseActionListener(asked -> leave());
    }

    /** Nothing that was typed goes without being asked for. */
    private void leave() {
        if (form().equals(begun)) {
            close();
            return;
        }
        new DangerDialog(
                        getTranslation("metafields.namespaces.leave"),
                        getTranslation("metafields.namespaces.leave.text"),
                        getTranslation("metafields.namespaces.leave.verb"),
                        this::close)
                .open();
    }

    private NamespaceForm form() {
        String shared = into.getValue().strip();
        return new NamespaceForm(
                key.getValue().strip(),
                name.getValue().strip(),
                description.getValue().strip(),
                shared.isEmpty() ? null : shared,
                access == null ? null : access.access());
    }

    private TextField field(String part) {
        TextField field = new TextField(getTranslation("metafields.namespaces.form." + part));
        field.setHelperText(getTranslation("metafields.namespaces.form." + part + ".hint"));
        field.setManualValidation(true);
        // Esc leaves the dialog before the field: what was typed must be known by then.
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.setWidthFull();
        return field;
    }

    private void fill(Node node) {
        key.setValue(node.key());
        SeenNamespace remembered = node.remembered();
        if (remembered != null) {
            name.setValue(Objects.requireNonNullElse(remembered.namespace().name(), ""));
            description.setValue(
                    Objects.requireNonNullElse(remembered.namespace().description(), ""));
        }
    }

    private void setReadOnly(boolean readOnly) {
        key.setReadOnly(readOnly);
        name.setReadOnly(readOnly);
        description.setReadOnly(readOnly);
        into.setReadOnly(readOnly);
        if (access != null) {
            access.setReadOnly(readOnly);
        }
    }

    private void send() {
        NamespaceForm form = form();
        Node of = opened;
        UUID under = sending.intent();
        notice.hide();
        errors.clear();
        sending.started();
        Background.run(
                this,
                sending.send(),
                () -> of == null
                        ? namespaces.create(actor, client, under, form)
                        : namespaces.update(actor, client, under, of, form),
                result -> told(form, result),
                problem -> {
                    sending.failed();
                    notice.refuse(getTranslation("changes.failed"), Problems.tell(problem), List.of(), null);
                });
    }

    /** Where it is: a change keeps it where it was. */
    private @Nullable String of(NamespaceForm form) {
        return opened == null ? form.into() : opened.keyPair().namespace();
    }

    private void told(NamespaceForm form, ChangeResult result) {
        notice.show(result, form.key(), client.name());
        switch (result) {
            case ChangeResult.Done it -> {
                close();
                DoneToast.show(this, it, getTranslation("metafields.namespaces.saved", form.key(), client.name()));
                done.accept(new KeyPair(of(form), form.key()));
            }
            case ChangeResult.FieldProblems it -> {
                sending.again();
                if (access != null) {
                    access.register(errors);
                }
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
