package dev.counterfoil.metafields.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.team.Actor;
import java.util.Optional;

/** Finds the client that a page's address names. */
final class ClientPage {

    private ClientPage() {}

    /** Empty for one that is not there, or not to be seen by this person. */
    static Optional<Client> of(BeforeEnterEvent event, ClientDirectory directory, Actor actor) {
        return event.getRouteParameters()
                .get("client")
                .flatMap(ClientPage::id)
                .flatMap(id -> directory.find(actor, id));
    }

    static Optional<ClientId> id(String text) {
        try {
            return Optional.of(ClientId.parse(text));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }
}
