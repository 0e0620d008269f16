package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A field, or several that make one.
 *
 * @param read what stands in it, as the API takes it; empty if nothing does
 */
record ValueField(Component field, Supplier<String> read) {

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
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }
}
