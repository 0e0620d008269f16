package dev.counterfoil.audit.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A day, picked or typed into the browser's own field for one. */
class DayField extends Composite<NativeLabel> {

    /** While its year is typed, a day is for a while one of the first century. */
    private static final int EARLIEST_YEAR = 2000;

    private final Input input = new Input(ValueChangeMode.ON_CHANGE);

    DayField(String label, Runnable chosen) {
        input.setType("date");
        input.addValueChangeListener(change -> {
            LocalDate day = day();
            if (change.isFromClient() && (change.getValue().isEmpty() || day != null)) {
                chosen.run();
            }
        });
        getContent().addClassName("cf-day-field");
        getContent().add(new Span(label), input);
    }

    /** Null where none is chosen. */
    @Nullable
    LocalDate day() {
        try {
            LocalDate day = input.isEmpty() ? null : LocalDate.parse(input.getValue());
            return day == null || day.getYear() < EARLIEST_YEAR ? null : day;
        } catch (DateTimeParseException odd) {
            return null;
        }
    }

    void show(@Nullable LocalDate day) {
        input.setValue(day == null ? "" : day.toString());
    }
}
