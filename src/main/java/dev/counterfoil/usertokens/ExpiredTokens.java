package dev.counterfoil.usertokens;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.usertokens.persistence.TokenRows;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Destroys kept tokens that expired a week ago and cannot be renewed: nobody can use them any more, and each is somebody's. Recorded. */
@Component
class ExpiredTokens {

    static final Duration KEPT_ON = Duration.ofDays(7);

    private final ClientAccess clients;
    private final TokenRows rows;
    private final TokenKeeper keeper;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();

    ExpiredTokens(
            ClientAccess clients, TokenRows rows, TokenKeeper keeper, Ledger ledger, TransactionTemplate transaction) {
        this.clients = clients;
        this.rows = rows;
        this.keeper = keeper;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT24H")
    void destroy() {
        for (Client client : clients.all()) {
            List<UUID> expired = rows.useless(client.id(), clock.instant().minus(KEPT_ON));
            expired.forEach(token -> destroy(client, token));
        }
    }

    private void destroy(Client client, UUID token) {
        // Another replica that was first leaves no row to return.
        transaction.executeWithoutResult(status -> rows.remove(client.id(), token)
                .ifPresent(row -> {
                    keeper.destroy(row, null);
                    ledger.append(TokenEntries.expired(client, row.token()));
                }));
    }
}
