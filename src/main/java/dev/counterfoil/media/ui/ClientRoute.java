package dev.counterfoil.media.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.team.Actor;
import java.util.Optional;

/** The client that a route of this room names. */
final class ClientRoute {

    private ClientRoute() {}

    /** Empty if there is none or the actor may not see it. */
    static Optional<Client> client(BeforeEnterEvent event, ClientDirectory directory, Actor actor) {
        return event.getRouteParameters()
                .get("client")
                .flatMap(text -> {
                    try {
                        return Optional.of(ClientId.parse(text));
                    } catch (IllegalArgumentException odd) {
                        return Optional.empty();
                    }
                })
                .flatMap(id -> directory.find(actor, id));
    }
}
