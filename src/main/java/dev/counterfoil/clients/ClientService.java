package dev.counterfoil.clients;

import dev.counterfoil.clients.ClientProof.Failure;
import dev.counterfoil.clients.persistence.ClientForms;
import dev.counterfoil.clients.persistence.ClientRows;
import dev.counterfoil.clients.persistence.IntentRows;
import dev.counterfoil.clients.persistence.SecretRows;
import dev.counterfoil.kit.AfterCommit;
import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.EntryRef;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.vault.Binding;
import dev.counterfoil.vault.SealedId;
import dev.counterfoil.vault.Secret;
import dev.counterfoil.vault.Vault;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Connects Dev Dashboard clients and edits them. Each saving proves the credentials at the API first, with no transaction open: the calls
 * block, and belong on a background thread. A secret passed in is only read; the caller closes it.
 */
@Service
public class ClientService {

    private final Rights rights;
    private final Clients clients;
    private final ClientRows rows;
    private final ClientForms forms;
    private final SecretRows secrets;
    private final IntentRows intents;
    private final ClientProof proof;
    private final EndpointList endpoints;
    private final Vault vault;
    private final Ledger ledger;
    private final AfterCommit events;
    private final TransactionTemplate transactions;

    ClientService(
            Rights rights,
            Clients clients,
            ClientRows rows,
            ClientForms forms,
            SecretRows secrets,
            IntentRows intents,
            ClientProof proof,
            EndpointList endpoints,
            Vault vault,
            Ledger ledger,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.rights = rights;
        this.clients = clients;
        this.rows = rows;
        this.forms = forms;
        this.secrets = secrets;
        this.intents = intents;
        this.proof = proof;
        this.endpoints = endpoints;
        this.vault = vault;
        this.ledger = ledger;
        this.events = new AfterCommit(events);
        this.transactions = new TransactionTemplate(transactions);
    }

    /** What was stored, and the entry that says so. */
    public record Saved(ClientId client, EntryRef entry) {}

    /**
     * Proves the credentials and stores a new client, its sealed secret and the entry {@code client.add}, or nothing of it. The same intent sent
     * again stores nothing more and returns what the first did.
     *
     * @throws ClientRefusedException if a field is wrong or taken, or the API does not accept the credentials
     */
    public Saved add(Actor actor, UUID intent, ClientInput input, Secret secret) {
        rights.require(actor, Permission.CLIENT_ADD, null);
        Optional<Saved> before = done(actor, intent);
        if (before.isPresent()) {
            return before.get();
        }
        check(null, input, secret);
        prove(actor, null, input, secret);
        ClientId id = new ClientId(UUID.randomUUID());
        return store(actor, intent, id, () -> {
            rights.require(actor, Permission.CLIENT_ADD, null);
            seal(id, forms.insert(id, input), input, secret);
            return ClientEntries.added(actor, id, input, elsewhere(input));
        });
    }

    /**
     * Proves the credentials and stores what the form says over the version it was opened on. A new secret takes the place of those held so
     * far; an endpoint of another origin needs one.
     *
     * @param secret null to keep the one held
     * @throws ClientRefusedException as in {@link #add}, or if nothing was changed
     * @throws ClientConflictException if somebody stored another version meanwhile
     */
    public Saved edit(
            Actor actor, UUID intent, ClientId id, long openedVersion, ClientInput input, @Nullable Secret secret) {
        rights.require(actor, Permission.CLIENT_MANAGE, id.value());
        Optional<Saved> earlier = done(actor, intent);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Client now = current(id);
        if (now.version() != openedVersion) {
            throw new ClientConflictException(input, now);
        }
        ClientInput before = ClientInput.of(now);
        if (secret == null && before.equals(input)) {
            throw new ClientRefusedException(ClientProblem.general("unchanged"));
        }
        check(now, input, secret);
        prove(actor, id, input, secret);
        try {
            return store(actor, intent, id, () -> {
                rights.require(actor, Permission.CLIENT_MANAGE, id.value());
                OptionalInt secretVersion = forms.update(id, openedVersion, input, secret != null);
                if (secret != null) {
                    List<SealedId> old = secrets.forgetAll(id);
                    seal(id, secretVersion.orElseThrow(), input, secret);
                    old.forEach(vault::destroy);
                }
                return ClientEntries.edited(actor, id, before, input, elsewhere(input), secret != null);
            });
        } catch (OptimisticLockingFailureException overtaken) {
            throw new ClientConflictException(input, current(id));
        }
    }

    /** Asks the API whether it accepts the secret held, remembers when it did, and returns why not. */
    public Optional<ClientProblem> prove(Actor actor, ClientId id) {
        rights.require(actor, Permission.CLIENT_VIEW, id.value());
        int version = secrets.current(id).map(SecretRows.Held::version).orElse(0);
        Optional<Failure> failure;
        try (ClientAccess.Opened opened = clients.open(id)) {
            failure = proof.prove(opened.endpoint(), opened.credential());
        } catch (NoCredentialException unusable) {
            return Optional.of(ClientProblem.of(ClientField.SECRET, "secret.unreadable"));
        }
        if (failure.isEmpty() || failure.get().unauthorized()) {
            secrets.judged(id, version, failure.isEmpty());
            events.publish(new ClientsChanged(id));
        }
        return failure.map(Failure::problem);
    }

    private Optional<Saved> done(Actor actor, UUID intent) {
        return intents.find(intent, actor.id().value()).map(done -> new Saved(done.client(), done.entry()));
    }

    private void check(@Nullable Client now, ClientInput input, @Nullable Secret secret) {
        List<ClientProblem> problems = ClientRules.check(input, secret, endpoints);
        if (problems.isEmpty() && now != null && secret == null) {
            Origin origin = Origin.of(input.endpoint());
            if (!now.endpoint().origin().equals(origin)) {
                problems.add(ClientProblem.of(ClientField.SECRET, "secret.neededForOrigin", origin.toString()));
            }
        }
        if (problems.isEmpty()) {
            String origin = Origin.of(input.endpoint()).toString();
            rows.taken(now == null ? null : now.id(), input, origin).forEach(field -> problems.add(taken(field)));
        }
        if (!problems.isEmpty()) {
            throw new ClientRefusedException(problems);
        }
    }

    private void prove(Actor actor, @Nullable ClientId id, ClientInput input, @Nullable Secret secret) {
        Endpoint endpoint = new Endpoint(input.endpoint());
        Optional<Failure> failure;
        try (Credential credential = credential(id, input, secret)) {
            failure = proof.prove(endpoint, credential);
        }
        if (failure.isPresent()) {
            if (failure.get().outcome() != Outcome.NOT_SENT) {
                ledger.appendAfterwards(ClientEntries.notProven(actor, id, input, elsewhere(input), failure.get()));
            }
            throw new ClientRefusedException(failure.get().problem());
        }
    }

    private Credential credential(@Nullable ClientId id, ClientInput input, @Nullable Secret secret) {
        if (secret != null || id == null) {
            return Credential.basic(input.dashboardId(), secret == null ? new byte[0] : secret.bytes());
        }
        try {
            return clients.credential(id, input.dashboardId(), Origin.of(input.endpoint()));
        } catch (NoCredentialException unusable) {
            throw new ClientRefusedException(ClientProblem.of(ClientField.SECRET, "secret.unreadable"));
        }
    }

    private Saved store(Actor actor, UUID intent, ClientId id, Supplier<EntryDraft> write) {
        try {
            Saved saved = transactions.execute(transaction -> {
                if (!intents.claim(intent, actor.id().value(), id)) {
                    return done(actor, intent)
                            .orElseThrow(() -> new IllegalArgumentException("intent of another form"));
                }
                EntryRef entry = ledger.append(write.get());
                intents.finish(intent, entry);
                events.publish(new ClientsChanged(id));
                return new Saved(id, entry);
            });
            return Objects.requireNonNull(saved);
        } catch (DataIntegrityViolationException collision) {
            throw new ClientRefusedException(taken(UniqueValues.of(collision)));
        }
    }

    private void seal(ClientId id, int version, ClientInput input, Secret secret) {
        String origin = Origin.of(input.endpoint()).toString();
        SealedId sealed = vault.seal(new Binding(Clients.SECRET_NAME, id.value(), version, origin), secret);
        secrets.add(id, version, sealed, origin);
    }

    private Client current(ClientId id) {
        return rows.find(id).map(clients::client).orElseThrow(() -> new NoSuchElementException("no such client"));
    }

    private @Nullable String elsewhere(ClientInput input) {
        return endpoints.elsewhere(Origin.of(input.endpoint()));
    }

    private static ClientProblem taken(String field) {
        return switch (field) {
            case "name" -> ClientProblem.of(ClientField.NAME, "name.taken");
            case "gid" -> ClientProblem.of(ClientField.GID, "gid.taken");
            default -> ClientProblem.of(ClientField.DASHBOARD_ID, "dashboardId.taken");
        };
    }
}
