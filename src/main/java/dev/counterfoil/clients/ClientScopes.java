package dev.counterfoil.clients;

import dev.counterfoil.clients.persistence.ClientForms;
import dev.counterfoil.clients.persistence.ClientRows;
import dev.counterfoil.kit.AfterCommit;
import dev.counterfoil.ledger.EntryRef;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is recorded of a client's scopes: copied by people from the Dev Dashboard, put right by what the API does. */
@Service
public class ClientScopes {

    private final Rights rights;
    private final ClientRows rows;
    private final ClientForms forms;
    private final EndpointList endpoints;
    private final Ledger ledger;
    private final AfterCommit events;
    private final TransactionTemplate transactions;

    ClientScopes(
            Rights rights,
            ClientRows rows,
            ClientForms forms,
            EndpointList endpoints,
            Ledger ledger,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.rights = rights;
        this.rows = rows;
        this.forms = forms;
        this.endpoints = endpoints;
        this.ledger = ledger;
        this.events = new AfterCommit(events);
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Records that the API showed a client to hold a scope, or not to, with the entry {@code client.scope}. Does nothing where that is
     * recorded already, or where somebody is editing the client at this moment: the next answer tells it again. Needs CLIENT_VIEW.
     *
     * @param actor whose change the API answered
     * @param held whether the API acted as if it holds the scope
     * @param because the entry of that change
     * @return the entry, if something was corrected
     */
    public Optional<EntryRef> correct(Actor actor, ClientId id, String scope, boolean held, long because) {
        rights.require(actor, Permission.CLIENT_VIEW, id.value());
        try {
            return Objects.requireNonNull(transactions.execute(transaction -> rows.find(id)
                    .filter(now -> now.input().scopes().contains(scope) != held)
                    .map(now -> store(actor, now, scope, held, because))));
        } catch (OptimisticLockingFailureException overtaken) {
            return Optional.empty();
        }
    }

    private EntryRef store(Actor actor, ClientRows.Row now, String scope, boolean held, long because) {
        ClientInput before = now.input();
        ClientInput after = with(before, scope, held);
        forms.update(now.id(), now.version(), after, false);
        String elsewhere = endpoints.elsewhere(Origin.of(before.endpoint()));
        EntryRef entry =
                ledger.append(ClientEntries.scopeSeen(actor, now.id(), before, after, elsewhere, scope, held, because));
        events.publish(new ClientsChanged(now.id()));
        return entry;
    }

    private static ClientInput with(ClientInput input, String scope, boolean held) {
        List<String> scopes = new ArrayList<>(input.scopes());
        if (held) {
            scopes.add(scope);
        } else {
            scopes.remove(scope);
        }
        return new ClientInput(
                input.name(),
                input.environment(),
                input.dashboardId(),
                input.endpoint(),
                input.gid(),
                scopes,
                input.redirectUrls(),
                input.dashboardUrl());
    }
}
