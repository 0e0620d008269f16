package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.counterfoil.kit.FormErrors;
import dev.counterfoil.metafields.MetafieldType;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The validation rules of a definition, a row each. A problem of all of them together stands above the rows. */
class RuleSection extends Composite<Div> implements HasValidation {

    private final Div place = new Div();
    private final Paragraph told = new Paragraph();
    private final Paragraph wrong = new Paragraph();
    private final Button add = new Button(VaadinIcon.PLUS.create());
    private final List<RuleRow> rows = new ArrayList<>();
    private final transient Runnable changed;
    private @Nullable MetafieldType type;
    private boolean unknownType;

    RuleSection(Runnable changed) {
        this.changed = changed;
        place.addClassName("cf-rule-rows");
        told.addClassName("cf-note");
        wrong.addClassName("cf-form-errors");
        wrong.getElement().setAttribute("role", "alert");
        wrong.getElement().setAttribute("data-cf-data", "");
        wrong.setVisible(false);
        add.setText(getTranslation("metafields.form.rule.add"));
        add.addClickListener(click -> {
            Validation next = next();
            if (next != null) {
                row(next).focus();
                changed();
            }
        });
        getContent().addClassNames("cf-section", "cf-rule-section");
        getContent().add(new H2(getTranslation("metafields.form.rules")), told, wrong, place, add);
        offer();
    }

    /** Another type was chosen: rules that fit it stay as they were typed, and those it cannot do without are there. */
    void fit(@Nullable MetafieldType chosen) {
        type = chosen;
        List<Validation> kept = rules().stream()
                .filter(rule -> chosen != null && chosen.rules().contains(rule.name()))
                .toList();
        show(kept);
        addNeeded();
        offer();
    }

    /** Shows the rules of a form that was begun; those that its type cannot do without are there. */
    void begun(@Nullable MetafieldType of, List<Validation> rules) {
        type = of;
        show(rules);
        addNeeded();
        offer();
    }

    /** Shows the rules of a definition that exists as they are, whatever its type. */
    void existing(String apiName, List<Validation> rules) {
        type = MetafieldType.of(apiName).orElse(null);
        unknownType = type == null;
        show(rules);
        offer();
    }

    List<Validation> rules() {
        return rows.stream().map(RuleRow::sent).toList();
    }

    void setReadOnly(boolean readOnly) {
        rows.forEach(row -> row.setReadOnly(readOnly));
        add.setEnabled(!readOnly);
    }

    /** Names the fields by the paths that the API gives them. */
    void register(FormErrors errors) {
        errors.field("validations", this);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).register(errors, "validations." + i);
        }
    }

    private void show(List<Validation> rules) {
        rows.clear();
        place.removeAll();
        rules.forEach(this::row);
    }

    private void addNeeded() {
        if (type != null) {
            List<String> there = rows.stream().map(RuleRow::name).toList();
            type.required().stream()
                    .filter(rule -> !there.contains(rule))
                    .forEach(rule -> row(new Validation(rule, "")));
        }
    }

    /** The first rule of the type that is not there yet; of an unknown type any, to be named by the person. */
    private @Nullable Validation next() {
        if (type == null) {
            return unknownType ? new Validation("", "") : null;
        }
        List<String> there = rows.stream().map(RuleRow::name).toList();
        return type.rules().stream()
                .filter(rule -> !there.contains(rule))
                .findFirst()
                .map(rule -> new Validation(rule, ""))
                .orElse(null);
    }

    private RuleRow row(Validation rule) {
        RuleRow row = new RuleRow(type, rule, this::changed, gone -> {
            rows.remove(gone);
            place.remove(gone);
            add.focus();
            changed();
        });
        rows.add(row);
        place.add(row);
        return row;
    }

    private void changed() {
        setInvalid(false);
        offer();
        changed.run();
    }

    private void offer() {
        boolean any = unknownType || type != null && !type.rules().isEmpty();
        String words = type == null && !unknownType ? "typeFirst" : any ? "hint" : "none";
        told.setText(getTranslation("metafields.form.rules." + words));
        add.setVisible(next() != null);
    }

    @Override
    public void setErrorMessage(@Nullable String message) {
        wrong.setText(Objects.requireNonNullElse(message, ""));
    }

    @Override
    public String getErrorMessage() {
        return wrong.getText();
    }

    @Override
    public void setInvalid(boolean invalid) {
        wrong.setVisible(invalid);
    }

    @Override
    public boolean isInvalid() {
        return wrong.isVisible();
    }
}
