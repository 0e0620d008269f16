package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.usertokens.ValueRules;
import dev.counterfoil.usertokens.ValueShapes;

/** Fields for values that are one text, or a number: numbers are texts too, so that no digit is lost. */
final class TextFields {

    private TextFields() {}

    static ValueField line(Fit fit) {
        TextField line = text(fit, fit.value());
        if (!fit.type().equals("single_line_text_field")) {
            line.addClassName("cf-mono-field");
        }
        return new ValueField(line, line::getValue);
    }

    static ValueField area(Fit fit) {
        TextArea area = big(fit);
        if (!fit.item()) {
            area.setHelperText(hint(fit));
        }
        return new ValueField(area, area::getValue);
    }

    /** As the API writes it, with a line that says why there is no better field. */
    static ValueField raw(Fit fit, String why) {
        TextArea area = big(fit);
        area.setHelperText(area.getTranslation(why));
        area.addClassName("cf-mono-field");
        return new ValueField(area, area::getValue);
    }

    static ValueField number(Fit fit) {
        TextField line = text(fit, fit.value());
        digits(line, fit.type().equals("number_integer"));
        return new ValueField(line, () -> line.getValue().strip());
    }

    /** @param scale the least and the most */
    static ValueField rating(Fit fit, ValueShapes.Rating scale) {
        TextField line = text(fit, scale.value());
        digits(line, false);
        if (!fit.item()) {
            line.setHelperText(line.getTranslation("usertokens.hint.scale", scale.least(), scale.most()));
        }
        line.setSuffixComponent(
                Looks.data(new Span(line.getTranslation("usertokens.rating.of", ValueWords.plain(scale.most())))));
        return new ValueField(line, () -> {
            String number = line.getValue().strip();
            return number.isEmpty() ? "" : new ValueShapes.Rating(number, scale.least(), scale.most()).write();
        });
    }

    static ValueField color(Fit fit) {
        TextField code = text(fit, fit.value());
        code.addClassName("cf-mono-field");
        Input wheel = new Input();
        wheel.setType("color");
        wheel.addClassName("cf-color");
        wheel.getElement().setAttribute("aria-label", code.getTranslation("usertokens.value.color"));
        wheel.setValue(
                ValueRules.check("color", java.util.List.of(), fit.value()).isEmpty() ? fit.value() : "#000000");
        wheel.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                code.setValue(change.getValue());
            }
        });
        code.setPrefixComponent(wheel);
        return new ValueField(code, code::getValue);
    }

    /** Keeps a field to what numbers are written with. */
    static void digits(TextField line, boolean whole) {
        line.setAllowedCharPattern(whole ? "[0-9-]" : "[0-9.-]");
        line.getElement().setAttribute("inputmode", whole ? "numeric" : "decimal");
        line.addClassName("cf-mono-field");
    }

    private static TextField text(Fit fit, String value) {
        TextField line = fit.named(new TextField());
        line.setValue(value);
        line.setWidthFull();
        line.setManualValidation(true);
        if (!fit.item()) {
            line.setHelperText(hint(fit));
        }
        return line;
    }

    private static TextArea big(Fit fit) {
        TextArea area = fit.named(new TextArea());
        area.setValue(fit.value());
        area.setWidthFull();
        area.setMinRows(fit.item() ? 1 : 3);
        area.setMaxRows(12);
        area.setManualValidation(true);
        if (!fit.type().endsWith("line_text_field")) {
            area.addClassName("cf-mono-field");
        }
        return area;
    }

    private static String hint(Fit fit) {
        Span place = new Span();
        return fit.type().endsWith("_reference")
                ? place.getTranslation("usertokens.hint.reference")
                : Wording.of(place, "usertokens.hint." + fit.type(), "usertokens.hint.other", fit.type());
    }
}
