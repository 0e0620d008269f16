package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import dev.counterfoil.upstream.partners.MeasureUnits;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import dev.counterfoil.usertokens.ValueShapes.Measure;
import java.util.List;
import java.util.stream.Stream;

/** A number and its unit: the documented ones, and those that the definition's rules and the value itself use. */
class MeasureField extends PartsField {

    private final TextField number;
    private final ComboBox<String> unit;

    MeasureField(Fit fit, Measure start) {
        this(fit, start, new TextField(), new ComboBox<>());
    }

    private MeasureField(Fit fit, Measure start, TextField number, ComboBox<String> unit) {
        super(fit, number, unit);
        this.number = number;
        this.unit = unit;
        number.setLabel(getTranslation("usertokens.measure.number"));
        number.setValue(start.value());
        TextFields.digits(number, false);
        unit.setLabel(getTranslation("usertokens.measure.unit"));
        List<String> ruled = fit.rules().stream()
                .map(Validation::value)
                .flatMap(rule -> Measure.read(rule).stream())
                .map(Measure::unit)
                .toList();
        List<String> units = Stream.of(
                        Stream.of(start.unit()).filter(one -> !one.isEmpty()),
                        ruled.stream(),
                        MeasureUnits.of(fit.type()).stream())
                .flatMap(one -> one)
                .distinct()
                .toList();
        unit.setItems(units);
        unit.setItemLabelGenerator(ValueWords::unit);
        unit.setAllowCustomValue(true);
        unit.addCustomValueSetListener(typed -> unit.setValue(typed.getDetail().strip()));
        Looks.data(unit);
        if (!start.unit().isEmpty() || !ruled.isEmpty() || units.size() == 1) {
            unit.setValue(units.getFirst());
        }
    }

    @Override
    String read() {
        String typed = number.getValue().strip();
        return typed.isEmpty() ? "" : new Measure(typed, unit.getValue() == null ? "" : unit.getValue()).write();
    }
}
