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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who stands in for which grantee at each target: guessed, and for a person to put right before anything is sent. */
class GranteeTable extends Composite<Section> {

    private final transient CompareClients among;
    private final transient WhoIsThis.Offer offer;
    private final transient Runnable changed;
    private final transient Map<ClientId, Grantees> chosen = new HashMap<>();
    private final transient Map<ClientId, Set<String>> byHand = new HashMap<>();
    private transient @Nullable ClientId source;

    GranteeTable(CompareClients among, WhoIsThis.Offer offer, Runnable changed) {
        this.among = among;
        this.offer = offer;
        this.changed = changed;
        getContent().addClassName("cf-grantees");
    }

    /** What was chosen so far, by target. */
    Map<ClientId, Grantees> chosen() {
        return Map.copyOf(chosen);
    }

    /** What is worth remembering for the next time: what a person chose, and who was given anything. */
    Map<ClientId, Grantees> decided() {
        Map<ClientId, Grantees> decided = new HashMap<>();
        chosen.forEach((target, grantees) -> decided.put(
                target,
                grantees.only(
                        (gid, instead) -> !instead.isEmpty() || touched(target).contains(gid))));
        return decided;
    }

    /** Guesses again whoever nobody has chosen: one of them has a name by now. */
    void guessAnew() {
        chosen.replaceAll((target, grantees) ->
                grantees.only((gid, instead) -> touched(target).contains(gid)));
    }

    private Set<String> touched(ClientId target) {
        return byHand.getOrDefault(target, Set.of());
    }

    /**
     * @param from whose grantees they are; what was chosen holds for them alone
     * @param remembered what was chosen between these clients before, by target
     */
    void show(Client from, Collection<String> gids, List<Client> targets, Map<ClientId, Grantees> remembered) {
        List<Client> clients = among.sources();
        if (!from.id().equals(source)) {
            source = from.id();
            chosen.clear();
            byHand.clear();
        }
        getContent().removeAll();
        targets.forEach(target -> {
            Grantees before = chosen.get(target.id());
            if (before == null || !before.chosen().keySet().containsAll(gids)) {
                Grantees guessed = Grantees.guess(gids, target, clients);
                Map<String, String> all = new HashMap<>(guessed.chosen());
                Grantees last = remembered.get(target.id());
                if (last != null) {
                    all.putAll(last.only((gid, instead) -> gids.contains(gid)).chosen());
                }
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
        List<Client> ours = gids.stream().anyMatch(gid -> ours(gid).isEmpty()) ? offer.ours() : List.of();
        for (String gid : gids) {
            Div row = new Div(grantee(gid, ours));
            row.addClassName("cf-grantee-row");
            targets.forEach(target -> row.add(choice(gid, target, targets.size() > 1)));
            getContent().add(row);
        }
    }

    private Optional<Client> ours(String gid) {
        return among.sources().stream()
                .filter(client -> gid.equals(client.gid()))
                .findAny();
    }

    /** @param nameless whom one that nobody recognises may be */
    private Component grantee(String gid, List<Client> nameless) {
        Optional<Client> ours = ours(gid);
        Span name = new Span();
        name.addClassNames("cf-grantee", "cf-grantee-from");
        if (ours.isPresent()) {
            name.add(new ClientName(ours.get()));
        } else {
            Span unknown = new Span(getTranslation("metafields.grantee.client"));
            unknown.addClassName("cf-quiet");
            name.add(new Dot(Tone.NEUTRAL), Looks.mono(gid.replaceFirst("^gid://shopify/", "")), unknown);
            if (!nameless.isEmpty()) {
                name.add(new WhoIsThis(gid, nameless, offer));
            }
        }
        return name;
    }

    private Component choice(String gid, Client target, boolean several) {
        List<String> offered = new ArrayList<>(List.of(Grantees.NOBODY));
        among.sources().stream()
                .filter(client -> client.gid() != null && !client.id().equals(target.id()))
                .map(Client::gid)
                .forEach(offered::add);
        if (!offered.contains(gid) && !gid.equals(target.gid())) {
            offered.add(gid);
        }
        String instead = now(target).chosen().getOrDefault(gid, Grantees.NOBODY);
        if (!offered.contains(instead)) {
            // Remembered from somebody who sees more clients than this reader.
            offered.add(instead);
        }
        ComboBox<String> choice = new ComboBox<>();
        choice.setItems(offered);
        choice.setItemLabelGenerator(this::label);
        String at = several ? getTranslation("metafields.compare.grantees.at", target.name()) : "";
        if (several) {
            choice.setLabel(at);
        }
        choice.setAriaLabel(getTranslation("metafields.compare.grantees.for", label(gid), target.name()));
        choice.setValue(instead);
        choice.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                String other = change.getValue() == null ? Grantees.NOBODY : change.getValue();
                chosen.put(target.id(), now(target).choose(gid, other));
                byHand.computeIfAbsent(target.id(), any -> new HashSet<>()).add(gid);
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
        return among.called(gid);
    }
}
