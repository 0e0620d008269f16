package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.kit.FormErrors;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.metafields.DefinitionForm;
import dev.counterfoil.metafields.MetafieldType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a definition. Judges what was typed while it is typed; what was not touched yet is not blamed. */
class DefinitionFields extends Composite<Div> {

    private final TextField key = new TextField();
    private final TextField name = new TextField();
    private final TextArea description = new TextArea();
    private final TypeField type = new TypeField();
    private final TextField fixedType = new TextField();
    private final TextField namespace = new TextField();
    private final RuleSection rules = new RuleSection(this::rulesChanged);
    private final Details more = new Details();
    private final FormErrors errors = new FormErrors();
    private final Map<String, Component> simple = new LinkedHashMap<>();
    private final transient Function<DefinitionForm, List<FieldProblem>> check;
    private final transient Runnable changed;
    private @Nullable AccessFields access;
    private final Paragraph notYours = new Paragraph();
    private boolean filling;
    private String unknownType = "";
    private boolean guest;
    private transient @Nullable DefinitionForm existing;

    DefinitionFields(Function<DefinitionForm, List<FieldProblem>> check, Runnable changed) {
        this.check = check;
        this.changed = changed;
        getContent().addClassName("cf-form");
        text(key, "key");
        key.addClassName("cf-mono-field");
        key.setRequiredIndicatorVisible(true);
        key.setAutocapitalize(Autocapitalize.NONE);
        key.setAutocomplete(Autocomplete.OFF);
        text(name, "name");
        name.setRequiredIndicatorVisible(true);
        description.setLabel(getTranslation("metafields.form.description"));
        description.setHelperText(getTranslation("metafields.form.description.hint"));
        description.setRequiredIndicatorVisible(true);
        description.setManualValidation(true);
        description.setMinRows(2);
        description.setMaxRows(8);
        description.setWidthFull();
        description.setValueChangeMode(ValueChangeMode.LAZY);
        description.addValueChangeListener(change -> touched("description", change.isFromClient()));
        type.setRequiredIndicatorVisible(true);
        type.setManualValidation(true);
        type.setWidthFull();
        type.addValueChangeListener(change -> {
            unknown("");
            if (!filling) {
                rules.fit(change.getValue());
            }
            touched("type", change.isFromClient());
        });
        fixedType.setLabel(getTranslation("metafields.form.type"));
        fixedType.setHelperText(getTranslation("metafields.form.type.fixed"));
        fixedType.addClassName("cf-mono-field");
        fixedType.setReadOnly(true);
        fixedType.setVisible(false);
        fixedType.setWidthFull();
        text(namespace, "namespace");
        namespace.addClassName("cf-mono-field");
        simple.put("key", key);
        simple.put("name", name);
        simple.put("description", description);
        simple.put("type", type);
        simple.put("namespace", namespace);
        more.setSummaryText(getTranslation("metafields.form.more"));
        more.add(namespace);
        notYours.setText(getTranslation("metafields.edit.guest"));
        notYours.addClassName("cf-note");
        notYours.setVisible(false);
        getContent().add(errors, notYours, key, name, description, type, fixedType, rules, more);
    }

    /** Fills in a definition that exists: its type cannot be changed, whatever it is, and into namespaces it is shared elsewhere. */
    void fillExisting(DefinitionForm form) {
        existing = form;
        type.setVisible(false);
        fixedType.setVisible(true);
        fixedType.setValue(form.type());
        simple.put("type", fixedType);
        more.setVisible(false);
        fill(form);
    }

    /** What a new key means here. */
    void explainKey(String words) {
        key.setHelperText(words);
    }

    /** Nothing but the key can be changed by who does not administer it. */
    void onlyKey(boolean only) {
        guest = only;
        notYours.setVisible(only);
        setReadOnly(false);
    }

    /** Lets access be given with the change, or no longer. */
    void offerAccess(@Nullable AccessFields fields) {
        if (access != null) {
            getContent().remove(access);
        }
        access = fields;
        if (fields != null) {
            getContent().add(fields);
        }
    }

    /** What was typed, as the service takes it; of what exists, what was not touched goes back as it came. */
    DefinitionForm form() {
        DefinitionForm was = existing;
        String into = namespace.getValue().strip();
        MetafieldType chosen = type.getValue();
        return new DefinitionForm(
                typed(key.getValue(), was == null ? null : was.key()),
                typed(name.getValue(), was == null ? null : was.name()),
                typed(description.getValue(), was == null ? null : was.description()),
                was != null ? was.type() : chosen == null ? unknownType : chosen.apiName(),
                into.isEmpty() ? null : into,
                rules.rules(),
                access == null ? null : access.access());
    }

    private static String typed(String value, @Nullable String was) {
        return value.equals(was) ? value : value.strip();
    }

    /** Puts this into the fields, as if it had been typed but blaming nothing that can be chosen there. */
    void fill(DefinitionForm form) {
        filling = true;
        key.setValue(form.key());
        name.setValue(form.name());
        description.setValue(form.description());
        namespace.setValue(form.namespace() == null ? "" : form.namespace());
        more.setOpened(form.namespace() != null);
        if (access != null) {
            access.fill(form.access());
        }
        if (existing == null) {
            Optional<MetafieldType> offered = MetafieldType.of(form.type());
            type.setValue(offered.orElse(null));
            unknown(offered.isEmpty() ? form.type() : "");
            rules.begun(type.getValue(), form.validations());
        } else {
            rules.existing(form.type(), form.validations());
        }
        setReadOnly(false);
        errors.clear();
        if (!unknownType.isEmpty()) {
            blame("type", type);
        }
        filling = false;
    }

    /** A type that is not offered, such as a URL can name: it stays, and is sent and refused like any other. */
    private void unknown(String name) {
        unknownType = name;
        type.setPlaceholder(name);
    }

    void setReadOnly(boolean readOnly) {
        key.setReadOnly(readOnly);
        name.setReadOnly(readOnly || guest);
        description.setReadOnly(readOnly || guest);
        type.setReadOnly(readOnly);
        namespace.setReadOnly(readOnly);
        rules.setReadOnly(readOnly || guest);
        if (access != null) {
            access.setReadOnly(readOnly);
        }
    }

    void focus() {
        key.focus();
    }

    void clearProblems() {
        errors.clear();
    }

    /** Each beside its field; what belongs to none above the form. */
    void show(List<FieldProblem> problems) {
        simple.forEach((path, field) -> register(path, field));
        rules.register(errors);
        if (access != null) {
            access.register(errors);
        }
        if (problems.stream().anyMatch(problem -> problem.field().startsWith("namespace"))) {
            more.setOpened(true);
        }
        errors.show(problems.stream()
                .map(problem -> new FormErrors.Problem(problem.field(), words(problem)))
                .toList());
    }

    private void register(String path, Component field) {
        switch (field) {
            case TextField text -> errors.field(path, text);
            case TextArea text -> errors.field(path, text);
            case TypeField choice -> errors.field(path, choice);
            default -> throw new IllegalArgumentException("Not a field of this form");
        }
    }

    private String words(FieldProblem problem) {
        String told = problem.message();
        return told != null && !told.isBlank()
                ? told
                : Wording.of(this, "metafields.problem." + problem.code(), "metafields.problem.other", problem.code());
    }

    private void text(TextField field, String part) {
        field.setLabel(getTranslation("metafields.form." + part));
        field.setHelperText(getTranslation("metafields.form." + part + ".hint"));
        field.setWidthFull();
        field.setManualValidation(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(300);
        field.addValueChangeListener(change -> touched(part, change.isFromClient()));
    }

    private void touched(String part, boolean byHand) {
        if (filling || !byHand) {
            return;
        }
        if (simple.get(part) instanceof HasValidation field) {
            blame(part, field);
        }
        changed.run();
    }

    private void blame(String part, HasValidation field) {
        check.apply(form()).stream()
                .filter(problem -> problem.field().equals(part))
                .findFirst()
                .ifPresentOrElse(
                        problem -> {
                            field.setErrorMessage(words(problem));
                            field.setInvalid(true);
                        },
                        () -> field.setInvalid(false));
    }

    private void rulesChanged() {
        if (!filling) {
            changed.run();
        }
    }
}
