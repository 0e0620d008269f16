package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.counterfoil.usertokens.UserValue;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One value to be set: of which definition, and the editor that fits it. */
class ValueRow extends Composite<Div> {

    private final ComboBox<UserValue> definition = new ComboBox<>();
    private final Button remove = new Button(VaadinIcon.CLOSE_SMALL.create());
    private final Div place = new Div();
    private @Nullable ValueEditor editor;

    /** @param start null for a row that still has to be chosen */
    ValueRow(List<UserValue> offered, @Nullable UserValue start, Consumer<ValueRow> removed) {
        getContent().addClassName("cf-value-row");
        definition.setLabel(getTranslation("usertokens.definition"));
        definition.setItems(offered);
        definition.setItemLabelGenerator(value -> value.path().toString());
        definition.setManualValidation(true);
        definition.setWidthFull();
        definition.getElement().setAttribute("data-cf-data", "");
        definition.addValueChangeListener(change -> fit(change.getValue()));
        remove.setAriaLabel(getTranslation("usertokens.value.drop"));
        remove.setTooltipText(getTranslation("usertokens.value.drop"));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.addClassName("cf-quiet");
        remove.addClickListener(click -> removed.accept(this));
        place.addClassName("cf-value-place");
        getContent().add(definition, remove, place);
        if (start != null) {
            offered.stream()
                    .filter(one -> one.path().equals(start.path()))
                    .findFirst()
                    .ifPresent(definition::setValue);
        }
    }

    /** What is to be set; null while no definition is chosen. */
    @Nullable
    UserValue value() {
        UserValue of = definition.getValue();
        return of == null || editor == null
                ? null
                : new UserValue(of.path(), of.name(), of.type(), of.validations(), editor.value());
    }

    void blameValue(@Nullable String words) {
        if (editor != null) {
            editor.blame(words);
        }
    }

    void blameDefinition(@Nullable String words) {
        definition.setErrorMessage(words == null ? "" : words);
        definition.setInvalid(words != null);
    }

    void setReadOnly(boolean readOnly) {
        definition.setReadOnly(readOnly);
        remove.setEnabled(!readOnly);
        if (editor != null) {
            editor.setReadOnly(readOnly);
        }
    }

    void focus() {
        if (editor == null) {
            definition.focus();
        } else {
            editor.focus();
        }
    }

    private void fit(@Nullable UserValue chosen) {
        place.removeAll();
        blameDefinition(null);
        editor = chosen == null ? null : new ValueEditor(chosen);
        if (editor != null) {
            place.add(editor);
        }
        definition.setHelperText(chosen == null ? "" : chosen.name());
    }
}
