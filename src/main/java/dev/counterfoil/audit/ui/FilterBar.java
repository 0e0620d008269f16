package dev.counterfoil.audit.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import dev.counterfoil.audit.AuditQuery;
import dev.counterfoil.audit.Sentences;
import dev.counterfoil.clients.Client;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.Outcome;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Narrows the log by client, kind of action, outcome, person and days. It only asks for another URL; the view follows the URL. */
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
    private final ComboBox<UUID> person = new ComboBox<>();
    private final DayField from;
    private final DayField to;
    private final Map<UUID, String> people = new LinkedHashMap<>();
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

        person.setItemLabelGenerator(id -> people.getOrDefault(id, ""));
        person.setClearButtonVisible(true);
        person.setPlaceholder(getTranslation("audit.filter.person.any"));
        person.setAriaLabel(getTranslation("audit.filter.person"));
        person.addValueChangeListener(change -> ask(change.isFromClient()));
        from = new DayField(getTranslation("audit.filter.from"), () -> ask(true));
        to = new DayField(getTranslation("audit.filter.to"), () -> ask(true));

        history.addClassName("cf-filter-chip");
        history.setIconAfterText(true);
        history.addClickListener(click -> asked.accept(shown.withoutHistory()));
        clear.setText(getTranslation("audit.filter.clear"));
        clear.addClassName("cf-quiet");
        clear.addClickListener(click -> asked.accept(AuditQuery.everything()));
        getContent().add(client, kind, outcome, person, from, to, history, clear);
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
        offer();
        from.show(Filters.firstDay(query));
        to.show(Filters.lastDay(query));
        history.setVisible(subject != null);
        if (subject != null) {
            history.setText(getTranslation("audit.filter.history", subject));
            history.setAriaLabel(getTranslation("audit.filter.history.clear", subject));
        }
        clear.setVisible(query.narrows());
    }

    /** Offers whoever acted in these: nobody learns here of a member of whom they could not read. */
    void met(List<Entry> entries, Sentences sentences) {
        for (Entry entry : entries) {
            UUID who = entry.actorId();
            if (who != null) {
                people.put(who, sentences.actor(entry));
            }
        }
        offer();
    }

    private void offer() {
        UUID asked = shown.actor();
        if (asked != null) {
            people.putIfAbsent(asked, getTranslation("audit.filter.person.one"));
        }
        person.setItems(people.keySet());
        person.setValue(asked);
    }

    private void ask(boolean byHand) {
        if (byHand) {
            Client chosen = client.getValue();
            LocalDate first = from.day();
            LocalDate last = to.day();
            asked.accept(new AuditQuery(
                    chosen == null ? null : chosen.id().value(),
                    kind.getValue(),
                    outcome.getValue(),
                    shown.historyOf(),
                    person.getValue(),
                    first == null ? null : Filters.start(first),
                    last == null ? null : Filters.start(last.plusDays(1))));
        }
    }
}
