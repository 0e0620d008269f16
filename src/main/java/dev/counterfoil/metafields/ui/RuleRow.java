package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.metafields.MetafieldType;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.List;
import java.util.function.Consumer;

/** One validation rule: which, and its setting in a field that fits it. */
class RuleRow extends Composite<Div> {

    private final Select<String> rule = new Select<>();
    private final Div place = new Div();
    private final Button remove = new Button(VaadinIcon.CLOSE_SMALL.create());
    private final transient Runnable changed;
    private final MetafieldType type;
    private TextFieldBase<?, String> value = new TextField();

    /** @param type whose rules are offered */
    RuleRow(MetafieldType type, Validation start, Runnable changed, Consumer<RuleRow> removed) {
        this.type = type;
        this.changed = changed;
        getContent().addClassName("cf-rule");
        List<String> offered = type.rules();
        rule.setItems(offered);
        rule.setItemLabelGenerator(code -> getTranslation("metafields.rule." + code));
        rule.setManualValidation(true);
        rule.setLabel(getTranslation("metafields.form.rule"));
        rule.setValue(offered.contains(start.name()) ? start.name() : offered.getFirst());
        rule.addValueChangeListener(change -> {
            fit(value.getValue());
            changed.run();
        });
        place.addClassName("cf-rule-value");
        remove.setAriaLabel(getTranslation("metafields.form.rule.remove"));
        remove.setTooltipText(getTranslation("metafields.form.rule.remove"));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.addClassName("cf-quiet");
        remove.addClickListener(click -> removed.accept(this));
        fit(Rules.typed(start));
        getContent().add(rule, place, remove);
    }

    Select<String> rule() {
        return rule;
    }

    TextFieldBase<?, String> value() {
        return value;
    }

    Validation sent() {
        return Rules.sent(rule.getValue(), value.getValue());
    }

    void setReadOnly(boolean readOnly) {
        rule.setReadOnly(readOnly);
        value.setReadOnly(readOnly);
        remove.setEnabled(!readOnly);
    }

    private void fit(String typed) {
        boolean list = Rules.isList(rule.getValue());
        TextFieldBase<?, String> field = list ? new TextArea() : new TextField();
        field.setLabel(getTranslation("metafields.form.rule.value"));
        String hint = "metafields.rule." + rule.getValue() + ".hint";
        setHelper(field, Wording.of(this, hint + "." + type.group(), hint));
        field.setManualValidation(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addClassName("cf-mono-field");
        field.setWidthFull();
        field.setValue(typed);
        field.addValueChangeListener(this::valueChanged);
        value = field;
        place.removeAll();
        place.add((Component) field);
    }

    private void valueChanged(ComponentValueChangeEvent<?, String> change) {
        value.setInvalid(false);
        changed.run();
    }

    private static void setHelper(HasValue<?, String> field, String text) {
        switch (field) {
            case TextArea area -> area.setHelperText(text);
            case TextField line -> line.setHelperText(text);
            default -> throw new IllegalArgumentException("Not a field of this row");
        }
    }
}
