package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
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
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.ArrayList;
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
    private final TextField namespace = new TextField();
    private final Div rules = new Div();
    private final Paragraph noRules = new Paragraph();
    private final Button addRule = new Button(VaadinIcon.PLUS.create());
    private final Details more = new Details();
    private final List<RuleRow> rows = new ArrayList<>();
    private final FormErrors errors = new FormErrors();
    private final Map<String, Component> simple = new LinkedHashMap<>();
    private final transient Function<DefinitionForm, List<FieldProblem>> check;
    private final transient Runnable changed;
    private @Nullable AccessFields access;
    private boolean filling;
    private boolean typeIsFixed;
    private String unknownType = "";

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
            refit();
            touched("type", change.isFromClient());
        });
        text(namespace, "namespace");
        namespace.addClassName("cf-mono-field");
        simple.put("key", key);
        simple.put("name", name);
        simple.put("description", description);
        simple.put("type", type);
        simple.put("namespace", namespace);
        more.setSummaryText(getTranslation("metafields.form.more"));
        more.add(namespace);
        getContent().add(errors, key, name, description, type, ruleSection(), more);
        refit();
    }

    private Component ruleSection() {
        rules.addClassName("cf-rule-rows");
        noRules.addClassName("cf-note");
        addRule.setText(getTranslation("metafields.form.rule.add"));
        addRule.addClickListener(click -> {
            MetafieldType chosen = type.getValue();
            List<String> used = rows.stream().map(row -> row.rule().getValue()).toList();
            chosen.rules().stream()
                    .filter(rule -> !used.contains(rule))
                    .findFirst()
                    .ifPresent(rule -> {
                        RuleRow row = add(chosen, new Validation(rule, ""));
                        row.value().focus();
                        rulesChanged();
                    });
        });
        Div section = new Div(new H2(getTranslation("metafields.form.rules")), noRules, rules, addRule);
        section.addClassNames("cf-section", "cf-rule-section");
        return section;
    }

    /** The form of a definition that exists: its type cannot be changed, and into namespaces it is shared elsewhere. */
    void ofExisting() {
        typeIsFixed = true;
        type.setReadOnly(true);
        more.setVisible(false);
        type.addValueChangeListener(change -> type.setHelperText(getTranslation("metafields.form.type.fixed")));
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

    /** What was typed, as the service takes it. */
    DefinitionForm form() {
        String into = namespace.getValue().strip();
        return new DefinitionForm(
                key.getValue().strip(),
                name.getValue().strip(),
                description.getValue().strip(),
                type.getValue() == null ? unknownType : type.getValue().apiName(),
                into.isEmpty() ? null : into,
                rows.stream().map(RuleRow::sent).toList(),
                access == null ? null : access.access());
    }

    /** Puts this into the fields, as if it had been typed but blaming nothing that can be chosen there. */
    void fill(DefinitionForm form) {
        filling = true;
        key.setValue(form.key());
        name.setValue(form.name());
        description.setValue(form.description());
        Optional<MetafieldType> offered = MetafieldType.of(form.type());
        type.setValue(offered.orElse(null));
        unknown(offered.isEmpty() ? form.type() : "");
        namespace.setValue(form.namespace() == null ? "" : form.namespace());
        more.setOpened(form.namespace() != null);
        if (access != null) {
            access.fill(form.access());
        }
        rows.clear();
        rules.removeAll();
        MetafieldType chosen = type.getValue();
        if (chosen != null && !chosen.rules().isEmpty()) {
            form.validations().forEach(rule -> add(chosen, rule));
        }
        refit();
        errors.clear();
        if (!unknownType.isEmpty() && !typeIsFixed) {
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
        name.setReadOnly(readOnly);
        description.setReadOnly(readOnly);
        type.setReadOnly(readOnly || typeIsFixed);
        namespace.setReadOnly(readOnly);
        rows.forEach(row -> row.setReadOnly(readOnly));
        addRule.setEnabled(!readOnly);
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
        for (int i = 0; i < rows.size(); i++) {
            errors.field("validations." + i, rows.get(i).value());
            errors.field("validations." + i + ".name", rows.get(i).rule());
            register("validations." + i + ".value", (Component) rows.get(i).value());
        }
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

    private RuleRow add(MetafieldType chosen, Validation rule) {
        RuleRow row = new RuleRow(chosen, rule, this::rulesChanged, gone -> {
            rows.remove(gone);
            rules.remove(gone);
            addRule.focus();
            rulesChanged();
        });
        rows.add(row);
        rules.add(row);
        return row;
    }

    private void rulesChanged() {
        offer();
        if (!filling) {
            changed.run();
        }
    }

    /** Keeps the rules that fit the type now chosen, as they were typed. */
    private void refit() {
        MetafieldType chosen = type.getValue();
        List<Validation> kept = rows.stream()
                .map(RuleRow::sent)
                .filter(rule -> chosen != null && chosen.rules().contains(rule.name()))
                .toList();
        rows.clear();
        rules.removeAll();
        if (chosen != null) {
            kept.forEach(rule -> add(chosen, rule));
        }
        offer();
    }

    private void offer() {
        MetafieldType chosen = type.getValue();
        boolean any = chosen != null && !chosen.rules().isEmpty();
        noRules.setText(getTranslation(
                chosen == null
                        ? "metafields.form.rules.typeFirst"
                        : any ? "metafields.form.rules.hint" : "metafields.form.rules.none"));
        addRule.setVisible(any && rows.size() < chosen.rules().size());
    }
}
