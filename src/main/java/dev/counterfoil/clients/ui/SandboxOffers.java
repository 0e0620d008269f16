package dev.counterfoil.clients.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.clients.ClientService.Saved;
import dev.counterfoil.clients.ClientsNavigation;
import dev.counterfoil.clients.SandboxOffer;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.team.Actor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Connects demo clients of the sandbox with one click, one of them or all; not there when there is none left. */
class SandboxOffers extends Composite<Div> {

    private final transient SandboxOffer offer;
    private final transient Actor actor;

    SandboxOffers(SandboxOffer offer, Actor actor) {
        this.offer = offer;
        this.actor = actor;
        List<String> names = offer.names(actor);
        getContent().addClassNames("cf-card", "cf-offer");
        getContent().setVisible(!names.isEmpty());
        Div words = new Div(
                new Span(getTranslation("clients.offer.title")), new Span(getTranslation("clients.offer.text")));
        words.addClassName("cf-two");
        Div buttons = new Div();
        buttons.addClassName("cf-offer-buttons");
        if (names.size() > 1) {
            buttons.add(all(names));
        }
        names.forEach(name -> buttons.add(button(name)));
        getContent().add(words, buttons);
    }

    private Button button(String name) {
        UUID intent = UUID.randomUUID();
        Button button = new Button(getTranslation("clients.offer.connect", name));
        button.addClickListener(click ->
                Background.run(this, button, () -> offer.connect(actor, intent, name), saved -> {
                    // The list may have been told of the new client meanwhile, and this card be gone.
                    UI.getCurrent().navigate(ClientsNavigation.overview(saved.client()));
                    told(saved, name);
                }));
        return button;
    }

    private Button all(List<String> names) {
        Map<String, UUID> intents = new LinkedHashMap<>();
        names.forEach(name -> intents.put(name, UUID.randomUUID()));
        Button button = new Button(getTranslation("clients.offer.all", names.size()));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.addClickListener(click -> Background.run(
                this,
                button,
                () -> {
                    intents.forEach((name, intent) -> offer.connect(actor, intent, name));
                    return names.size();
                },
                connected -> {
                    UI.getCurrent().navigate(ClientsNavigation.LIST);
                    Toast.info(UI.getCurrent().getTranslation("clients.offer.all.done", connected));
                }));
        return button;
    }

    private void told(Saved saved, String name) {
        Toast.entry(
                getTranslation("clients.saved.add", name),
                getTranslation("clients.saved.entry", saved.entry().seq()),
                saved.entry().seq());
    }
}
