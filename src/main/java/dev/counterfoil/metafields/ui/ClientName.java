package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.kit.Dot;
import dev.counterfoil.kit.Tone;
import java.util.List;

/** A client's name behind the colour of its environment. */
class ClientName extends Span {

    ClientName(Client client) {
        addClassName("cf-client-label");
        Span name = Looks.data(new Span(client.name()));
        add(new Dot(tone(client.environment())), name);
    }

    /** How people call a grantee: by its name if it is one of these, else by the part of its GID that tells. */
    static String of(String grantee, List<Client> clients) {
        return clients.stream()
                .filter(client -> grantee.equals(client.gid()))
                .map(Client::name)
                .findAny()
                .orElseGet(() -> grantee.replaceFirst("^gid://shopify/", ""));
    }

    static Renderer<Client> renderer() {
        return new ComponentRenderer<>(ClientName::new);
    }

    static Tone tone(Environment environment) {
        return switch (environment) {
            case PRODUCTION -> Tone.PRODUCTION;
            case STAGING -> Tone.STAGING;
            case DEVELOPMENT -> Tone.DEVELOPMENT;
        };
    }
}
