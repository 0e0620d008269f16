package dev.counterfoil.usertokens.ui;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.kit.OpenPages;
import dev.counterfoil.usertokens.TokensChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open pages that their client's kept tokens or test users have changed. */
@Component
class TokenArrivals extends OpenPages<ClientId> {

    @EventListener
    void on(TokensChanged event) {
        tell(event.client());
    }
}
