package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.kit.Dot;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.metafields.Grantees;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who stands in for which grantee at each target: guessed, and for a person to put right before anything is sent. */
class GranteeTable extends Composite<Section> {

    private final transient List<Client> clients;
    private final transient Runnable changed;
    private final transient Map<ClientId, Grantees> chosen = new HashMap<>();

    /** @param clients those the reader may see */
    GranteeTable(List<Client> clients, Runnable changed) {
        this.clients = clients;
        this.changed = changed;
        getContent().addClassName("cf-grantees");
    }

    /** What was chosen so far, by target. */
    Map<ClientId, Grantees> chosen() {
        return Map.copyOf(chosen);
    }

    void show(Collection<String> gids, List<Client> targets) {
        getContent().removeAll();
        targets.forEach(target -> {
            Grantees before = chosen.get(target.id());
            if (before == null || !before.chosen().keySet().containsAll(gids)) {
                Grantees guessed = Grantees.guess(gids, target, clients);
                Map<String, String> all = new HashMap<>(guessed.chosen());
                if (before != null) {
                    all.putAll(before.chosen());
                }
                chosen.put(target.id(), new Grantees(all));
            }
        });
        getContent().setVisible(!gids.isEmpty() && !targets.isEmpty());
        Paragraph text = new Paragraph(getTranslation("metafields.compare.grantees.text"));
        text.addClassName("cf-note");
        getContent().add(new H2(getTranslation("metafields.compare.grantees")), text);
        for (String gid : gids) {
            Div row = new Div(grantee(gid));
            row.addClassName("cf-grantee-row");
            targets.forEach(target -> row.add(choice(gid, target, targets.size() > 1)));
            getContent().add(row);
        }
    }

    private Component grantee(String gid) {
        Optional<Client> ours =
                clients.stream().filter(client -> gid.equals(client.gid())).findAny();
        Span name = new Span();
        name.addClassNames("cf-grantee", "cf-grantee-from");
        if (ours.isPresent()) {
            name.add(new ClientName(ours.get()));
        } else {
            Span unknown = new Span(getTranslation("metafields.grantee.client"));
            unknown.addClassName("cf-quiet");
            name.add(new Dot(Tone.NEUTRAL), Looks.mono(gid.replaceFirst("^gid://shopify/", "")), unknown);
        }
        return name;
    }

    private Component choice(String gid, Client target, boolean several) {
        List<String> offered = new ArrayList<>(List.of(Grantees.NOBODY));
        clients.stream()
                .filter(client -> client.gid() != null && !client.id().equals(target.id()))
                .map(Client::gid)
                .forEach(offered::add);
        if (!offered.contains(gid) && !gid.equals(target.gid())) {
            offered.add(gid);
        }
        ComboBox<String> choice = new ComboBox<>();
        choice.setItems(offered);
        choice.setItemLabelGenerator(this::label);
        String at = several ? getTranslation("metafields.compare.grantees.at", target.name()) : "";
        if (several) {
            choice.setLabel(at);
        }
        choice.setAriaLabel(getTranslation("metafields.compare.grantees.for", label(gid), target.name()));
        choice.setValue(now(target).chosen().getOrDefault(gid, Grantees.NOBODY));
        choice.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                String instead = change.getValue() == null ? Grantees.NOBODY : change.getValue();
                chosen.put(target.id(), now(target).choose(gid, instead));
                changed.run();
            }
        });
        return choice;
    }

    private Grantees now(Client target) {
        return chosen.getOrDefault(target.id(), new Grantees(Map.of()));
    }

    private String label(String gid) {
        if (gid.isEmpty()) {
            return getTranslation("metafields.compare.grantees.nobody");
        }
        return ClientName.of(gid, clients);
    }
}
