package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import java.util.List;

/** Several fields that make one value: one label above them, and one problem below. */
abstract class PartsField extends CustomField<String> {

    private final List<? extends Component> parts;

    PartsField(Fit fit, Component... parts) {
        this.parts = List.of(parts);
        fit.named(this);
        setWidthFull();
        Div beside = new Div(parts);
        beside.addClassName("cf-value-parts");
        add(beside);
    }

    /** As the API takes it; empty if nothing was entered. */
    abstract String read();

    ValueField asField() {
        return new ValueField(this, this::read);
    }

    @Override
    protected String generateModelValue() {
        return read();
    }

    @Override
    protected void setPresentationValue(String value) {
        // It is filled when it is made, and read by hand: what it holds is never set from outside.
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        super.setReadOnly(readOnly);
        parts.forEach(part -> {
            if (part instanceof HasValue<?, ?> field) {
                field.setReadOnly(readOnly);
            }
        });
    }

    @Override
    public void focus() {
        if (parts.getFirst() instanceof Focusable<?> first) {
            first.focus();
        }
    }
}
