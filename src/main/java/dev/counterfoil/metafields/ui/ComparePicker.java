package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** From which client to which others; only those somebody may change are offered as targets. */
class ComparePicker extends Composite<Div> {

    private final ComboBox<Client> source = new ComboBox<>();
    private final MultiSelectComboBox<Client> targets = new MultiSelectComboBox<>();
    private final Checkbox access = new Checkbox();
    private final transient CompareClients clients;
    private boolean showing;

    /** @param changed takes what becomes of the state */
    ComparePicker(CompareClients clients, Consumer<UnaryOperator<CompareState>> changed) {
        this.clients = clients;
        getContent().addClassName("cf-compare-picker");
        source.setLabel(getTranslation("metafields.compare.source"));
        source.setItemLabelGenerator(Client::name);
        source.setRenderer(ClientName.renderer());
        source.addClassName("cf-compare-source");
        source.addValueChangeListener(change -> {
            if (!showing) {
                Client chosen = change.getValue();
                changed.accept(state -> state.from(chosen == null ? null : chosen.id()));
            }
        });
        targets.setLabel(getTranslation("metafields.compare.targets"));
        targets.setItemLabelGenerator(Client::name);
        targets.setRenderer(ClientName.renderer());
        targets.setPlaceholder(getTranslation("metafields.compare.targets.choose"));
        targets.addClassName("cf-compare-targets");
        targets.addValueChangeListener(change -> {
            if (!showing) {
                Set<Client> chosen = change.getValue();
                changed.accept(state -> state.to(clients.changeable().stream()
                        .filter(chosen::contains)
                        .map(Client::id)
                        .toList()));
            }
        });
        access.setLabel(getTranslation("metafields.compare.access"));
        access.addValueChangeListener(change -> {
            if (!showing) {
                changed.accept(state -> state.withAccess(change.getValue()));
            }
        });
        getContent().add(source, targets, access);
    }

    void show(@Nullable Client from, List<Client> to, boolean withAccess) {
        showing = true;
        ClientId id = from == null ? null : from.id();
        source.setItems(clients.sources());
        targets.setItems(clients.changeable().stream()
                .filter(client -> !client.id().equals(id))
                .toList());
        source.setValue(from);
        targets.setValue(Set.copyOf(to));
        access.setValue(withAccess);
        showing = false;
    }
}
