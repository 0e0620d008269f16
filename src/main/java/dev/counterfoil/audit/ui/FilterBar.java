package dev.counterfoil.audit.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import dev.counterfoil.audit.AuditQuery;
import dev.counterfoil.clients.Client;
import dev.counterfoil.ledger.Outcome;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Narrows the log by client, kind of action and outcome. It only asks for another URL; the view follows the URL. */
class FilterBar extends Composite<Div> {

    private static final List<String> KINDS = List.of(
            "metafieldDefinition",
            "metafieldNamespace",
            "metafieldAccess",
            "userToken",
            "userMetafields",
            "shopVideo",
            "outside",
            "client",
            "existed",
            "team",
            "access",
            "key",
            "schema",
            "ledger");

    private final ComboBox<Client> client = new ComboBox<>();
    private final Select<String> kind = new Select<>();
    private final Select<Outcome> outcome = new Select<>();
    private final Button history = new Button(VaadinIcon.CLOSE_SMALL.create());
    private final Button clear = new Button();
    private final transient List<Client> clients;
    private AuditQuery shown = AuditQuery.everything();
    private final transient Consumer<AuditQuery> asked;

    FilterBar(List<Client> clients, Consumer<AuditQuery> asked) {
        this.clients = clients;
        this.asked = asked;
        getContent().addClassName("cf-filters");
        getContent().getElement().setAttribute("role", "search");
        getContent().getElement().setAttribute("aria-label", getTranslation("audit.filter"));

        client.setItems(clients);
        client.setItemLabelGenerator(Client::name);
        client.setPlaceholder(getTranslation("audit.filter.client.any"));
        client.setAriaLabel(getTranslation("audit.filter.client"));
        client.setClearButtonVisible(true);
        client.addValueChangeListener(change -> ask(change.isFromClient()));

        kind.setItems(KINDS);
        kind.setItemLabelGenerator(
                code -> code == null ? getTranslation("audit.filter.kind.any") : getTranslation("audit.kind." + code));
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("audit.filter.kind.any"));
        kind.setPlaceholder(getTranslation("audit.filter.kind.any"));
        kind.setAriaLabel(getTranslation("audit.filter.kind"));
        kind.addValueChangeListener(change -> ask(change.isFromClient()));

        outcome.setItems(Outcome.values());
        outcome.setItemLabelGenerator(code ->
                code == null ? getTranslation("audit.filter.outcome.any") : getTranslation("audit.outcome." + code));
        outcome.setEmptySelectionAllowed(true);
        outcome.setEmptySelectionCaption(getTranslation("audit.filter.outcome.any"));
        outcome.setPlaceholder(getTranslation("audit.filter.outcome.any"));
        outcome.setAriaLabel(getTranslation("audit.filter.outcome"));
        outcome.addValueChangeListener(change -> ask(change.isFromClient()));

        history.addClassName("cf-filter-chip");
        history.setIconAfterText(true);
        history.addClickListener(
                click -> asked.accept(new AuditQuery(shown.client(), shown.action(), shown.outcome(), null)));
        clear.setText(getTranslation("audit.filter.clear"));
        clear.addClassName("cf-quiet");
        clear.addClickListener(click -> asked.accept(AuditQuery.everything()));
        getContent().add(client, kind, outcome, history, clear);
    }

    /** @param subject what the history is of, if the query asks for one */
    void show(AuditQuery query, @Nullable String subject) {
        shown = query;
        client.setValue(clients.stream()
                .filter(one -> one.id().value().equals(query.client()))
                .findAny()
                .orElse(null));
        String action = query.action();
        kind.setValue(action != null && KINDS.contains(action) ? action : null);
        outcome.setValue(query.outcome());
        history.setVisible(subject != null);
        if (subject != null) {
            history.setText(getTranslation("audit.filter.history", subject));
            history.setAriaLabel(getTranslation("audit.filter.history.clear", subject));
        }
        clear.setVisible(query.narrows());
    }

    private void ask(boolean byHand) {
        if (byHand) {
            Client chosen = client.getValue();
            asked.accept(new AuditQuery(
                    chosen == null ? null : chosen.id().value(),
                    kind.getValue(),
                    outcome.getValue(),
                    shown.historyOf()));
        }
    }
}
