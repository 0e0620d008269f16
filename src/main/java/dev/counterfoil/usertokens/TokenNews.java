package dev.counterfoil.usertokens;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.ledger.EntryAppended;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Every change of kept tokens and test users is an entry, appended in the transaction that makes it: its coming tells of the change. */
@Component
class TokenNews {

    private static final Set<String> TELLING =
            Set.of("userToken.keep", "userToken.forget", "testUser.add", "testUser.edit", "testUser.remove");

    private final ApplicationEventPublisher events;

    TokenNews(ApplicationEventPublisher events) {
        this.events = events;
    }

    @EventListener
    void on(EntryAppended event) {
        if (event.clientId() != null && TELLING.contains(event.action())) {
            tell(new ClientId(event.clientId()));
        }
    }

    /** For a renewal, which is done only after its entry. */
    void tell(ClientId client) {
        events.publishEvent(new TokensChanged(client));
    }
}
