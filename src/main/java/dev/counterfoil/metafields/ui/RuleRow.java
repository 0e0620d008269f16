package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.counterfoil.kit.FormErrors;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.metafields.MetafieldType;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One validation rule: which, and its setting in a field that fits it. A rule that the type is not known to take is shown by its name, with
 * its value as the API writes it. What nobody touched goes back letter by letter as it came.
 */
class RuleRow extends Composite<Div> {

    private final Select<String> rule = new Select<>();
    private final TextField name = new TextField();
    private final Div place = new Div();
    private final Button remove = new Button(VaadinIcon.CLOSE_SMALL.create());
    private final transient Runnable changed;
    private final @Nullable MetafieldType type;
    private final transient Validation start;
    private final String startsAs;
    private final boolean plain;
    private final boolean needed;
    private AbstractField<?, String> value = new TextField();

    /** @param type whose rules are offered; null for one that is not documented */
    RuleRow(@Nullable MetafieldType type, Validation start, Runnable changed, Consumer<RuleRow> removed) {
        this.type = type;
        this.start = start;
        this.changed = changed;
        List<String> offered = type == null ? List.of() : type.rules();
        plain = !offered.contains(start.name());
        needed = type != null && type.required().contains(start.name());
        startsAs = plain ? start.value() : Rules.typed(start);
        getContent().addClassName("cf-rule");
        rule.setItems(offered);
        rule.setItemLabelGenerator(code -> getTranslation("metafields.rule." + code));
        rule.setManualValidation(true);
        rule.setLabel(getTranslation("metafields.form.rule"));
        if (!plain) {
            rule.setValue(start.name());
        }
        rule.addValueChangeListener(change -> {
            // A number with its unit says nothing as a count of values, nor the other way round.
            fit(value instanceof MeasureField && !measured(value.getValue()) ? "" : value.getValue());
            changed.run();
        });
        name.setLabel(getTranslation("metafields.form.rule"));
        name.setValue(start.name());
        name.setManualValidation(true);
        name.addClassName("cf-mono-field");
        name.addValueChangeListener(change -> {
            name.setInvalid(false);
            changed.run();
        });
        place.addClassName("cf-rule-value");
        remove.setAriaLabel(getTranslation("metafields.form.rule.remove"));
        remove.setTooltipText(getTranslation("metafields.form.rule.remove"));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.addClassName("cf-quiet");
        remove.addClickListener(click -> removed.accept(this));
        remove.setVisible(!needed);
        fit(startsAs);
        setReadOnly(false);
        getContent().add(plain ? name : rule, place, remove);
    }

    /** Which rule, by its name at the API. */
    String name() {
        return plain ? name.getValue().strip() : rule.getValue();
    }

    Validation sent() {
        if (name().equals(start.name()) && value.getValue().equals(startsAs)) {
            return start;
        }
        return plain ? new Validation(name(), value.getValue().strip()) : Rules.sent(rule.getValue(), value.getValue());
    }

    void focus() {
        if (plain && !name.isReadOnly()) {
            name.focus();
        } else {
            ((Focusable<?>) value).focus();
        }
    }

    void setReadOnly(boolean readOnly) {
        rule.setReadOnly(readOnly || needed);
        name.setReadOnly(readOnly || !start.name().isEmpty());
        value.setReadOnly(readOnly);
        remove.setEnabled(!readOnly);
    }

    /** Names the fields by the paths that the API gives them. */
    void register(FormErrors errors, String path) {
        switch (value) {
            case TextArea area -> errors.field(path, area).field(path + ".value", area);
            case TextField line -> errors.field(path, line).field(path + ".value", line);
            case MeasureField measure -> errors.field(path, measure).field(path + ".value", measure);
            default -> throw new IllegalArgumentException("Not a field of this row");
        }
        if (plain) {
            errors.field(path + ".name", name);
        } else {
            errors.field(path + ".name", rule);
        }
    }

    private void fit(String typed) {
        AbstractField<?, String> field = measured(typed) ? measure(typed) : text(typed);
        field.addValueChangeListener(this::valueChanged);
        value = field;
        place.removeAll();
        place.add((Component) field);
    }

    /** What was read and is no measurement, though it should be one, is shown as it is. */
    private boolean measured(String typed) {
        return !plain && type != null && type.measures(rule.getValue()) && MeasureField.takes(typed);
    }

    private MeasureField measure(String typed) {
        MeasureField field = new MeasureField(type == null ? "" : type.each(), typed);
        field.setHelperText(hint());
        field.setWidthFull();
        return field;
    }

    private TextFieldBase<?, String> text(String typed) {
        boolean many = plain ? typed.contains("\n") : Rules.isList(rule.getValue());
        TextFieldBase<?, String> field = many ? new TextArea() : new TextField();
        field.setLabel(getTranslation("metafields.form.rule.value"));
        setHelper(field, hint());
        field.setManualValidation(true);
        field.setRequiredIndicatorVisible(needed);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addClassName("cf-mono-field");
        field.setWidthFull();
        field.setValue(typed);
        return field;
    }

    private String hint() {
        if (plain || type == null) {
            return getTranslation("metafields.form.rule.plain");
        }
        String hint = "metafields.rule." + rule.getValue() + ".hint";
        return Wording.of(this, hint + "." + type.about(), hint);
    }

    private void valueChanged(ComponentValueChangeEvent<?, String> change) {
        ((HasValidation) value).setInvalid(false);
        changed.run();
    }

    private static void setHelper(TextFieldBase<?, String> field, String text) {
        switch (field) {
            case TextArea area -> area.setHelperText(text);
            case TextField line -> line.setHelperText(text);
            default -> throw new IllegalArgumentException("Not a field of this row");
        }
    }
}
