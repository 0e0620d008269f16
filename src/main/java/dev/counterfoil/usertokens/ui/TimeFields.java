package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.HasValidator;
import com.vaadin.flow.data.binder.ValueContext;
import dev.counterfoil.usertokens.ValueRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Fields for days and moments. Moments are shown and sent in UTC, as the API means them where it is given no zone. */
final class TimeFields {

    /** Nobody takes the day for the month. */
    private static final String UNMISTAKABLE = "yyyy-MM-dd";

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");

    /** Stands for what was typed and is no day or moment: no rule lets it pass, so that it is refused beside its field. */
    private static final String UNREADABLE = "?";

    private TimeFields() {}

    /** Empty if the value is no day. */
    static Optional<ValueField> day(Fit fit) {
        Optional<LocalDate> start = ValueRules.day(fit.value());
        if (start.isEmpty() && !fit.value().isEmpty()) {
            return Optional.empty();
        }
        DatePicker day = fit.named(new DatePicker());
        day.setI18n(new DatePicker.DatePickerI18n().setDateFormat(UNMISTAKABLE));
        start.ifPresent(day::setValue);
        day.setManualValidation(true);
        day.setWidthFull();
        return Optional.of(new ValueField(
                day,
                () -> day.getValue() == null ? nothing(day) : day.getValue().toString()));
    }

    /** Empty if the value is no moment, or finer than seconds. */
    static Optional<ValueField> moment(Fit fit) {
        Optional<Instant> start = ValueRules.moment(fit.value());
        if (start.isEmpty() && !fit.value().isEmpty()
                || start.filter(at -> at.getNano() != 0).isPresent()) {
            return Optional.empty();
        }
        DateTimePicker moment = fit.named(new DateTimePicker());
        moment.setDatePickerI18n(new DatePicker.DatePickerI18n().setDateFormat(UNMISTAKABLE));
        moment.setStep(Duration.ofSeconds(1));
        // Where an hour has one name only.
        moment.setLocale(Locale.UK);
        start.ifPresent(at -> moment.setValue(LocalDateTime.ofInstant(at, ZoneOffset.UTC)));
        moment.setManualValidation(true);
        moment.setWidthFull();
        if (!fit.item()) {
            moment.setHelperText(moment.getTranslation("usertokens.hint.date_time"));
        }
        moment.setDateAriaLabel(moment.getTranslation("usertokens.moment.date"));
        moment.setTimeAriaLabel(moment.getTranslation("usertokens.moment.time"));
        return Optional.of(new ValueField(
                moment,
                () -> moment.getValue() == null
                        ? nothing(moment)
                        : moment.getValue().format(WRITTEN)));
    }

    /** Empty, if the field is: what cannot be read, and a day without its hour, have no value either. */
    private static <T, F extends Component & HasValue<?, T> & HasValidator<T>> String nothing(F field) {
        return field.getDefaultValidator()
                        .apply(field.getValue(), new ValueContext(new Binder<>(), field))
                        .isError()
                ? UNREADABLE
                : "";
    }
}
