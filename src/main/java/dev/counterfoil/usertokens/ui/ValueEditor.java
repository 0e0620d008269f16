package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import dev.counterfoil.usertokens.UserValue;
import org.jspecify.annotations.Nullable;

/** The field that fits a value. As long as nobody has touched it, it gives back letter by letter what was put in. */
class ValueEditor extends Composite<Div> {

    private final transient ValueField field;
    private final String start;
    private final String untouched;

    ValueEditor(UserValue of) {
        getContent().addClassName("cf-value-editor");
        field = ValueFields.fit(new Fit(of.type(), of.validations(), of.value(), false));
        start = of.value();
        untouched = field.value();
        getContent().add(field.field());
    }

    /** As the API takes it. */
    String value() {
        String now = field.value();
        return now.equals(untouched) ? start : now;
    }

    void blame(@Nullable String words) {
        field.blame(words);
    }

    void setReadOnly(boolean readOnly) {
        field.setReadOnly(readOnly);
    }

    void focus() {
        field.focus();
    }
}
