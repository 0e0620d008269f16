package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.counterfoil.upstream.partners.MeasureUnits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The bound of a measurement: a number and its unit, whose value is the JSON object that the API takes. */
class MeasureField extends CustomField<String> {

    /** Something measured, as it is typed. */
    record Measure(String number, String unit) {

        private static final String NUMBER = "-?\\d{1,20}(\\.\\d{1,20})?";
        private static final JsonMapper EXACT = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();

        /** Empty if the value is anything else, or holds more. */
        static Optional<Measure> read(String value) {
            try {
                JsonNode node = value.isBlank() ? null : EXACT.readTree(value);
                return node instanceof ObjectNode it
                                && Set.copyOf(it.propertyNames()).equals(Set.of("value", "unit"))
                                && it.path("value").isNumber()
                                && it.path("unit").isString()
                        ? Optional.of(new Measure(
                                it.path("value").decimalValue().toPlainString(),
                                it.path("unit").asString()))
                        : Optional.empty();
            } catch (JacksonException notJson) {
                return Optional.empty();
            }
        }

        /** What is no number stays a text, which is refused like any other. */
        String write() {
            ObjectNode node = EXACT.createObjectNode();
            if (number.matches(NUMBER)) {
                node.put("value", new BigDecimal(number));
            } else {
                node.put("value", number);
            }
            return EXACT.writeValueAsString(node.put("unit", unit));
        }

        String words() {
            return number + " " + unit.replace('_', ' ');
        }
    }

    private final TextField number = new TextField();
    private final ComboBox<String> unit = new ComboBox<>();

    /**
     * @param type of one value, such as {@code weight}
     * @param start as the API writes it
     */
    MeasureField(String type, String start) {
        Measure begun = Measure.read(start).orElse(new Measure("", ""));
        number.setLabel(getTranslation("metafields.form.rule.number"));
        number.setValue(begun.number());
        number.setValueChangeMode(ValueChangeMode.LAZY);
        number.setManualValidation(true);
        number.getElement().setAttribute("inputmode", "decimal");
        unit.setLabel(getTranslation("metafields.form.rule.unit"));
        // Rules of before have shorter names for some, such as cm.
        List<String> units = Stream.concat(Stream.of(begun.unit()), MeasureUnits.of(type).stream())
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
        unit.setItems(units);
        unit.setItemLabelGenerator(one -> one.replace('_', ' '));
        unit.setManualValidation(true);
        Looks.data(unit);
        if (!begun.unit().isEmpty() || units.size() == 1) {
            unit.setValue(units.getFirst());
        }
        number.addValueChangeListener(typed -> updateValue());
        unit.addValueChangeListener(chosen -> updateValue());
        Div parts = new Div(number, unit);
        parts.addClassName("cf-value-parts");
        add(parts);
        setValue(start);
    }

    /** Whether this can show the value and give it back. */
    static boolean takes(String value) {
        return value.isBlank() || Measure.read(value).isPresent();
    }

    @Override
    protected String generateModelValue() {
        String typed = number.getValue().strip();
        String in = unit.getValue();
        return typed.isEmpty() ? "" : new Measure(typed, in == null ? "" : in).write();
    }

    @Override
    protected void setPresentationValue(String value) {
        // Its parts are filled when it is made; what it holds is never set from outside.
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        super.setReadOnly(readOnly);
        number.setReadOnly(readOnly);
        unit.setReadOnly(readOnly);
    }

    @Override
    public void focus() {
        number.focus();
    }
}
