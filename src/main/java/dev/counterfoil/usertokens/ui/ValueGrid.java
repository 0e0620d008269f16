package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.counterfoil.usertokens.UserValue;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** One page of a user's values; sorting reaches no further than the page. */
class ValueGrid extends Grid<UserValue> {

    /** What a reader may put away; a value is never without its key. */
    static List<String> choosable(boolean mayEdit) {
        return mayEdit ? List.of("value", "actions") : List.of("value");
    }

    ValueGrid(boolean mayEdit, Consumer<UserValue> edit, Consumer<UserValue> delete) {
        addClassName("cf-values-grid");
        setSelectionMode(SelectionMode.SINGLE);
        setAllRowsVisible(true);
        addColumn(new ComponentRenderer<>(ValueGrid::name))
                .setKey("key")
                .setHeader(getTranslation("usertokens.column.key"))
                .setComparator(Comparator.comparing(value -> value.path().toString(), String.CASE_INSENSITIVE_ORDER))
                .setFlexGrow(2)
                .setWidth("8rem");
        addColumn(new ComponentRenderer<>(this::value))
                .setKey("value")
                .setHeader(getTranslation("usertokens.column.value"))
                .setComparator(Comparator.comparing(value -> ValueWords.of(this, value), String.CASE_INSENSITIVE_ORDER))
                .setFlexGrow(3)
                .setWidth("8rem");
        if (mayEdit) {
            addColumn(new ComponentRenderer<>(value -> actions(value, edit, delete)))
                    .setKey("actions")
                    .setHeader(getTranslation("usertokens.column.actions"))
                    .setFlexGrow(0)
                    .setWidth("5.75rem");
        }
        getElement().setAttribute("aria-label", getTranslation("usertokens.values.title"));
    }

    private static Component name(UserValue value) {
        Div two = new Div(Looks.mono(value.path().toString()), Looks.data(new Span(value.name())));
        two.addClassName("cf-two");
        return two;
    }

    private Component value(UserValue value) {
        Div under = new Div(Looks.mono(value.type()), new CopyValue(value));
        under.addClassName("cf-value-under");
        Div two = new Div(shown(value), under);
        two.addClassName("cf-two");
        return two;
    }

    private Component shown(UserValue value) {
        Span text = Looks.data(new Span(ValueWords.of(this, value)));
        text.addClassName("cf-user-value");
        text.setTitle(value.value());
        if (value.type().equals("color") && value.value().matches("#[0-9a-fA-F]{6}")) {
            Span swatch = new Span();
            swatch.addClassName("cf-swatch");
            swatch.getStyle().setBackgroundColor(value.value());
            swatch.getElement().setAttribute("aria-hidden", "true");
            Span both = new Span(swatch, text);
            both.addClassName("cf-swatched");
            return both;
        }
        return text;
    }

    private Component actions(UserValue value, Consumer<UserValue> edit, Consumer<UserValue> delete) {
        Button pen = icon(
                VaadinIcon.EDIT,
                getTranslation("usertokens.value.edit", value.path().toString()));
        pen.addClickListener(click -> edit.accept(value));
        Button bin = icon(
                VaadinIcon.TRASH,
                getTranslation("usertokens.value.delete", value.path().toString()));
        bin.addClickListener(click -> delete.accept(value));
        Div both = new Div(pen, bin);
        both.addClassName("cf-value-actions");
        return both;
    }

    private static Button icon(VaadinIcon icon, String words) {
        Button button = new Button(icon.create());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("cf-quiet");
        button.setAriaLabel(words);
        button.setTooltipText(words);
        return button;
    }
}
