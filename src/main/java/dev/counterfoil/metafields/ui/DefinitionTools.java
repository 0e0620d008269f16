package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.ColumnChoice;
import dev.counterfoil.kit.FilterField;
import dev.counterfoil.mirror.DefinitionChoices;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What stands over the list of definitions: what is looked for, to what it is narrowed, and which columns it shows. */
class DefinitionTools extends Composite<Div> {

    private final FilterField text;
    private final NarrowingMenu narrowing;

    /** @param changed takes what becomes of the state */
    DefinitionTools(
            Supplier<DefinitionChoices> choices,
            List<Client> clients,
            ColumnChoice columns,
            Consumer<UnaryOperator<ListState>> changed) {
        text = new FilterField(getTranslation("metafields.filter"));
        text.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.accept(state -> state.filtered(change.getValue()));
            }
        });
        narrowing = new NarrowingMenu(choices, clients, to -> changed.accept(state -> state.narrowed(to)));
        getContent().addClassName("cf-list-tools");
        getContent().getElement().setAttribute("role", "search");
        getContent().getElement().setAttribute("aria-label", getTranslation("metafields.filter"));
        getContent().add(text, narrowing, columns);
    }

    void show(ListState now) {
        if (!text.getValue().equals(now.filter())) {
            text.setValue(now.filter());
        }
        narrowing.show(now.narrowing());
    }
}
