package dev.counterfoil.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets a reader put columns of a list away. It offers only those a list can do without: what names a row is not among them, so that
 * something is always left to see.
 */
public class ColumnChoice extends Composite<Div> {

    private final String words;
    private final List<String> columns;
    private final CheckboxGroup<String> shown = new CheckboxGroup<>();
    private final Button button = new Button();
    private final Popover popover = new Popover(shown);
    private Set<String> unfit = Set.of();

    /**
     * @param words what the texts of the columns' heads begin with; a column's name follows
     * @param columns names of the columns that can be put away, in the order of the list
     * @param hidden names of those put away when the list was left last; unknown ones are of an older list and mean nothing
     * @param changed takes the names put away now, to apply and to keep them
     */
    public ColumnChoice(
            String words, List<String> columns, Set<String> hidden, SerializableConsumer<Set<String>> changed) {
        this.words = words;
        this.columns = List.copyOf(columns);
        shown.setItems(this.columns);
        shown.setValue(this.columns.stream()
                .filter(name -> !hidden.contains(name))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        shown.addValueChangeListener(change -> changed.accept(hidden()));
        Span icon = new Span();
        icon.addClassName("cf-columns-icon");
        icon.getElement().setAttribute("aria-hidden", "true");
        button.setIcon(icon);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassNames("cf-columns-button", "cf-quiet");
        popover.setTarget(button);
        popover.setAutofocus(true);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.addClassName("cf-columns-choice");
        getContent().addClassName("cf-columns");
        getContent().add(button, popover);
    }

    /** Names of the columns put away. */
    public Set<String> hidden() {
        return columns.stream()
                .filter(name -> !shown.getValue().contains(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** These find no room at the moment, whatever was chosen: the reader is told so instead of ticking them in vain. */
    public void noRoomFor(Set<String> names) {
        if (!names.equals(unfit)) {
            unfit = Set.copyOf(names);
            shown.setItemEnabledProvider(name -> !unfit.contains(name));
            tellRoom();
        }
    }

    /** Shows the columns of a list but those put away; its columns' keys are their names. */
    public void apply(Grid<?> grid) {
        Set<String> hidden = hidden();
        grid.getColumns()
                .forEach(column ->
                        column.setVisible(!hidden.contains(column.getKey()) && !unfit.contains(column.getKey())));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        shown.setItemLabelGenerator(name -> getTranslation(words + name));
        String title = getTranslation("kit.columns");
        shown.setLabel(title);
        button.setAriaLabel(title);
        button.setTooltipText(title);
        popover.setAriaLabel(title);
        tellRoom();
    }

    private void tellRoom() {
        shown.setHelperText(columns.stream().anyMatch(unfit::contains) ? getTranslation("kit.columns.noRoom") : null);
    }
}
