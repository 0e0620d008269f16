package dev.counterfoil.faults.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.counterfoil.faults.FaultKind;
import dev.counterfoil.faults.FaultKind.Parameter;
import dev.counterfoil.faults.NewFault;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Asks what should go wrong, where, and how often; shows only what the kind of fault can be given. */
class FaultForm extends Composite<Div> {

    /** Everything that can be received, in the order of the references. */
    private static final List<String> OPERATIONS = List.of(
            "media",
            "metafieldDefinition",
            "metafieldDefinitions",
            "fetchCustomDataTokenForUser",
            "fetchTokensForUser",
            "mediaCreate",
            "mediaDelete",
            "mediaUpdate",
            "metafieldAccessGrant",
            "metafieldAccessRevoke",
            "metafieldDefinitionCreate",
            "metafieldDefinitionDelete",
            "metafieldDefinitionUpdate",
            "metafieldNamespaceCreate",
            "metafieldNamespaceDelete",
            "metafieldNamespaceUpdate",
            "standardMetafieldDefinitionEnable",
            "metafield",
            "metafields",
            "user",
            "metafieldDelete",
            "metafieldsSet",
            "oauth/token",
            "__schema");

    private final Select<FaultKind> kind = new Select<>();
    private final ComboBox<String> operation = new ComboBox<>();
    private final RadioButtonGroup<Boolean> always = new RadioButtonGroup<>();
    private final Map<Parameter, TextField> parameters = new EnumMap<>(Parameter.class);
    private final Button set = new Button();

    FaultForm(Consumer<NewFault> setter) {
        kind.setLabel(getTranslation("faults.form.kind"));
        kind.setItems(FaultKind.values());
        kind.setItemLabelGenerator(each -> getTranslation("faults.kind." + each));
        kind.setValue(FaultKind.STATUS);
        kind.addValueChangeListener(change -> fit());
        operation.setLabel(getTranslation("faults.form.operation"));
        operation.setPlaceholder(getTranslation("faults.operation.any"));
        operation.setItems(OPERATIONS);
        operation.setClearButtonVisible(true);
        always.setLabel(getTranslation("faults.form.times"));
        always.setItems(false, true);
        always.setItemLabelGenerator(each -> getTranslation(each ? "faults.times.always" : "faults.times.once"));
        always.setValue(false);
        set.setText(getTranslation("faults.form.set"));
        set.addThemeVariants(ButtonVariant.PRIMARY);
        set.addClickListener(click -> {
            if (fits()) {
                setter.accept(fault());
            }
        });
        H2 title = new H2(getTranslation("faults.form"));
        getContent().addClassNames("cf-card", "cf-fault-form");
        getContent().add(title, operation, kind);
        for (Parameter parameter : Parameter.values()) {
            TextField field = field(parameter);
            parameters.put(parameter, field);
            getContent().add(field);
        }
        Div actions = new Div(set);
        actions.addClassName("cf-form-actions");
        getContent().add(always, actions);
        fit();
    }

    /** The button that sets it, for showing that it is busy. */
    Component trigger() {
        return set;
    }

    private TextField field(Parameter parameter) {
        TextField field = new TextField(getTranslation("faults.parameter." + parameter));
        if (parameter.number()) {
            field.setAllowedCharPattern("[0-9]");
            field.setMaxLength(10);
        } else {
            field.setMaxLength(500);
        }
        return field;
    }

    private void fit() {
        FaultKind now = kind.getValue();
        kind.setHelperText(getTranslation("faults.kind." + now + ".help"));
        parameters.forEach((parameter, field) -> {
            field.setVisible(now.parameters().contains(parameter));
            field.setInvalid(false);
            if (field.isVisible()) {
                String usual = getTranslation("faults.usual." + now + "." + parameter);
                field.setPlaceholder(usual);
            }
        });
    }

    /** As the sandbox will: statuses and times have their bounds. */
    private boolean fits() {
        boolean good = true;
        for (Map.Entry<Parameter, TextField> each : parameters.entrySet()) {
            TextField field = each.getValue();
            boolean wrong = field.isVisible()
                    && !field.getValue().isBlank()
                    && !within(each.getKey(), field.getValue().strip());
            field.setErrorMessage(wrong ? getTranslation("faults.parameter." + each.getKey() + ".wrong") : null);
            field.setInvalid(wrong);
            if (wrong && good) {
                field.focus();
            }
            good &= !wrong;
        }
        return good;
    }

    private static boolean within(Parameter parameter, String value) {
        return switch (parameter) {
            case STATUS -> number(value, 200, 599);
            case MS -> number(value, 0, 600_000);
            case BYTES -> number(value, 0, 1L << 30);
            case LOCATION -> value.matches("https?://\\S+");
            default -> true;
        };
    }

    private static boolean number(String value, long low, long high) {
        return value.matches("[0-9]{1,10}") && Long.parseLong(value) >= low && Long.parseLong(value) <= high;
    }

    private NewFault fault() {
        Map<Parameter, String> given = new EnumMap<>(Parameter.class);
        parameters.forEach((parameter, field) -> {
            if (field.isVisible() && !field.getValue().isBlank()) {
                given.put(parameter, field.getValue());
            }
        });
        return new NewFault(kind.getValue(), operation.getValue(), always.getValue(), given);
    }
}
