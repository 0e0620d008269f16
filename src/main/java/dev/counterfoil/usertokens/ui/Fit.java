package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.List;

/**
 * What a field is made for.
 *
 * @param value as the API writes it; empty for none
 * @param item whether it is one of a list: its label is heard then, not seen
 */
record Fit(String type, List<Validation> rules, String value, boolean item) {

    Fit with(String other) {
        return new Fit(type, rules, other, item);
    }

    <F extends Component> F named(F field) {
        String label = field.getTranslation(item ? "usertokens.item" : "usertokens.value");
        if (!item && field instanceof HasLabel seen) {
            seen.setLabel(label);
        } else if (field instanceof HasAriaLabel heard) {
            heard.setAriaLabel(label);
        } else if (field instanceof DateTimePicker heard) {
            heard.setAriaLabel(label);
        }
        return field;
    }

    @Override
    public String toString() {
        return "Fit[" + type + "]";
    }
}
