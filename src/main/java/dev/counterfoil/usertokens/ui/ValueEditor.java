package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.usertokens.UserValue;
import dev.counterfoil.usertokens.ValueRules;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A field that fits a definition's type; what has none of its own is edited as text, as the API takes it. */
class ValueEditor extends Composite<Div> {

    private final transient Supplier<String> read;
    private final Component field;

    ValueEditor(UserValue start) {
        getContent().addClassName("cf-value-editor");
        String type = start.type();
        String value = start.value();
        List<String> choices = ValueRules.choices(start.validations());
        if (type.startsWith("list.")) {
            TextArea lines =
                    area(type, String.join("\n", ValueRules.items(value).orElse(List.of())));
            field = lines;
            read = () -> ValueRules.list(
                    type,
                    lines.getValue()
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList());
        } else if (!choices.isEmpty()) {
            Select<String> choice = new Select<>();
            choice.setItems(choices);
            choice.setValue(choices.contains(value) ? value : null);
            choice.setLabel(getTranslation("usertokens.value"));
            choice.setWidthFull();
            choice.addClassName("cf-data-select");
            choice.getElement().setAttribute("data-cf-data", "");
            choice.setManualValidation(true);
            field = choice;
            read = () -> choice.getValue() == null ? "" : choice.getValue();
        } else {
            switch (type) {
                case "boolean" -> {
                    Checkbox yes = new Checkbox(getTranslation("usertokens.value.true"), value.equals("true"));
                    yes.addClassName("cf-switch");
                    field = yes;
                    read = () -> yes.getValue().toString();
                }
                case "date" -> {
                    DatePicker day = new DatePicker(getTranslation("usertokens.value"));
                    day.setValue(date(value));
                    day.setManualValidation(true);
                    day.setWidthFull();
                    field = day;
                    read = () -> day.getValue() == null ? "" : day.getValue().toString();
                }
                case "color" -> {
                    TextField code = line(type, value);
                    Input wheel = new Input();
                    wheel.setType("color");
                    wheel.addClassName("cf-color");
                    wheel.getElement().setAttribute("aria-label", getTranslation("usertokens.value.color"));
                    wheel.setValue(value.matches("#[0-9a-fA-F]{6}") ? value : "#000000");
                    wheel.addValueChangeListener(change -> {
                        if (change.isFromClient()) {
                            code.setValue(change.getValue());
                        }
                    });
                    code.setPrefixComponent(wheel);
                    field = code;
                    read = code::getValue;
                }
                case "multi_line_text_field",
                        "rich_text_field",
                        "json",
                        "money",
                        "rating",
                        "dimension",
                        "volume",
                        "weight",
                        "link" -> {
                    TextArea area = area(type, value);
                    field = area;
                    read = area::getValue;
                }
                default -> {
                    TextField line = line(type, value);
                    field = line;
                    read = line::getValue;
                }
            }
        }
        getContent().add(field);
    }

    /** As the API takes it. */
    String value() {
        return read.get();
    }

    void blame(@Nullable String words) {
        if (field instanceof HasValidation validated) {
            validated.setErrorMessage(words == null ? "" : words);
            validated.setInvalid(words != null);
        }
    }

    void setReadOnly(boolean readOnly) {
        if (field instanceof HasValue<?, ?> value) {
            value.setReadOnly(readOnly);
        }
    }

    void focus() {
        if (field instanceof com.vaadin.flow.component.Focusable<?> focusable) {
            focusable.focus();
        }
    }

    private TextField line(String type, String value) {
        TextField line = new TextField(getTranslation("usertokens.value"));
        line.setValue(value);
        line.setWidthFull();
        line.setManualValidation(true);
        line.setHelperText(hint(type));
        if (!type.equals("single_line_text_field")) {
            line.addClassName("cf-mono-field");
        }
        if (type.equals("number_integer")) {
            line.setAllowedCharPattern("[0-9-]");
            line.getElement().setAttribute("inputmode", "numeric");
        } else if (type.equals("number_decimal")) {
            line.setAllowedCharPattern("[0-9.-]");
            line.getElement().setAttribute("inputmode", "decimal");
        }
        return line;
    }

    private TextArea area(String type, String value) {
        TextArea area = new TextArea(getTranslation("usertokens.value"));
        area.setValue(value);
        area.setWidthFull();
        area.setMinRows(3);
        area.setMaxRows(12);
        area.setManualValidation(true);
        area.setHelperText(hint(type));
        if (!type.endsWith("text_field")) {
            area.addClassName("cf-mono-field");
        }
        return area;
    }

    private String hint(String type) {
        return type.startsWith("list.")
                ? getTranslation("usertokens.hint.list")
                : Wording.of(this, "usertokens.hint." + type, "usertokens.hint.other", type);
    }

    private static @Nullable LocalDate date(String value) {
        try {
            return value.isEmpty() ? null : LocalDate.parse(value);
        } catch (DateTimeParseException odd) {
            return null;
        }
    }
}
