package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.counterfoil.usertokens.UserValue;
import dev.counterfoil.usertokens.ValueDefinitions;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One value to be set: of which definition, and the editor that fits it. */
class ValueRow extends Composite<Div> {

    private final transient Function<UserValue, @Nullable String> there;
    private final ComboBox<UserValue> definition = new ComboBox<>();
    private final Button remove = new Button(VaadinIcon.CLOSE_SMALL.create());
    private final Div place = new Div();
    private @Nullable ValueEditor editor;

    /**
     * @param start null for a row that still has to be chosen
     * @param there the value that is known to be there now; null if none is
     */
    ValueRow(
            Offered offered,
            @Nullable UserValue start,
            Function<UserValue, @Nullable String> there,
            Consumer<ValueRow> removed) {
        this.there = there;
        getContent().addClassName("cf-value-row");
        definition.setLabel(getTranslation("usertokens.definition"));
        definition.setItems(
                query -> offered.fetch(query.getFilter().orElse(""), query.getOffset(), query.getLimit()),
                query -> offered.count(query.getFilter().orElse("")));
        definition.setItemLabelGenerator(value -> value.path().toString());
        definition.setAllowCustomValue(true);
        definition.addCustomValueSetListener(
                typed -> typed(offered, typed.getDetail().strip()));
        definition.setManualValidation(true);
        definition.setWidthFull();
        definition.getElement().setAttribute("data-cf-data", "");
        definition.addValueChangeListener(change -> fit(change.getValue()));
        definition.setHelperText(getTranslation("usertokens.definition.hint"));
        remove.setAriaLabel(getTranslation("usertokens.value.drop"));
        remove.setTooltipText(getTranslation("usertokens.value.drop"));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.addClassName("cf-quiet");
        remove.addClickListener(click -> removed.accept(this));
        place.addClassName("cf-value-place");
        getContent().add(definition, remove, place);
        if (start != null) {
            definition.setValue(offered.at(start.path()));
        }
    }

    /** What stands in it; null while no definition is chosen. */
    @Nullable
    UserValue value() {
        UserValue of = definition.getValue();
        return of == null || editor == null ? null : of.with(editor.value());
    }

    /** Whether it says anything else than what is there now. */
    boolean changed() {
        UserValue value = value();
        return value != null && !Objects.equals(value.value(), there.apply(value));
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

    private void typed(Offered offered, String path) {
        ValueDefinitions.path(path)
                .ifPresentOrElse(
                        found -> definition.setValue(offered.at(found)),
                        () -> blameDefinition(Looks.problem(this, "PATH_ODD")));
    }

    private void fit(@Nullable UserValue chosen) {
        place.removeAll();
        blameDefinition(null);
        editor = chosen == null ? null : new ValueEditor(chosen);
        if (editor != null) {
            place.add(editor);
        }
        definition.setHelperText(chosen == null ? getTranslation("usertokens.definition.hint") : chosen.name());
    }
}
