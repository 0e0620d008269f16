package dev.counterfoil.clients;

import dev.counterfoil.clients.persistence.ClientRows;
import dev.counterfoil.clients.persistence.SecretRows;
import dev.counterfoil.clients.persistence.SecretRows.Held;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.vault.Binding;
import dev.counterfoil.vault.Secret;
import dev.counterfoil.vault.Vault;
import dev.counterfoil.vault.VaultException;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Finds clients, and opens their credentials for the rooms that may. */
@Service
class Clients implements ClientDirectory, ClientAccess {

    static final String SECRET_NAME = "client.secret";

    private final ClientRows rows;
    private final SecretRows secrets;
    private final Rights rights;
    private final Vault vault;
    private final EndpointList endpoints;

    Clients(ClientRows rows, SecretRows secrets, Rights rights, Vault vault, EndpointList endpoints) {
        this.rows = rows;
        this.secrets = secrets;
        this.rights = rights;
        this.vault = vault;
        this.endpoints = endpoints;
    }

    @Override
    public List<Client> list(Actor actor) {
        Rights.Reach reach = rights.reach(actor, Permission.CLIENT_VIEW);
        return rows.page(reach, "", ClientSort.NAME, true, 0, Integer.MAX_VALUE).stream()
                .map(this::client)
                .toList();
    }

    @Override
    public Optional<Client> find(Actor actor, ClientId id) {
        return rights.may(actor, Permission.CLIENT_VIEW, id.value())
                ? rows.find(id).map(this::client)
                : Optional.empty();
    }

    @Override
    public Opened open(ClientId id) {
        Held held = held(id);
        return open(id, held);
    }

    @Override
    public Opened open(ClientId id, Origin expected) {
        Held held = held(id);
        if (!Origin.parse(held.endpointUrl()).equals(expected)) {
            throw new NoCredentialException("the client's endpoint has another origin now", null);
        }
        return open(id, held);
    }

    @Override
    public Client describe(UUID id) {
        return rows.find(new ClientId(id))
                .map(this::client)
                .orElseThrow(() -> new NoSuchElementException("no such client"));
    }

    @Override
    public List<Client> all() {
        return rows.all().stream().map(this::client).toList();
    }

    Client client(ClientRows.Row row) {
        ClientInput input = row.input();
        return new Client(
                row.id(),
                input.name(),
                input.environment(),
                input.dashboardId(),
                new Endpoint(input.endpoint()),
                endpoints.elsewhere(Origin.of(input.endpoint())),
                input.gid(),
                input.scopes(),
                input.redirectUrls(),
                input.dashboardUrl(),
                row.version());
    }

    private Held held(ClientId id) {
        return secrets.current(id).orElseThrow(() -> new NoCredentialException("the client holds no secret", null));
    }

    /** The secret held, under the user name a form gives, if it was entered for this origin. */
    Credential credential(ClientId id, String dashboardId, Origin origin) {
        return credential(id, held(id), dashboardId, origin);
    }

    private Opened open(ClientId id, Held held) {
        Endpoint endpoint = new Endpoint(URI.create(held.endpointUrl()));
        Credential credential = credential(id, held, held.dashboardId(), endpoint.origin());
        return new Opened(endpoint, held.dashboardId(), credential);
    }

    private Credential credential(ClientId id, Held held, String dashboardId, Origin origin) {
        if (!origin.toString().equals(held.origin())) {
            throw new NoCredentialException("the client's secret was entered for another origin", null);
        }
        Binding binding = new Binding(SECRET_NAME, id.value(), held.version(), held.origin());
        try (Secret secret = vault.open(held.sealed(), binding)) {
            return Credential.basic(dashboardId, secret.bytes());
        } catch (VaultException sealed) {
            throw new NoCredentialException("the client's secret does not open", sealed);
        }
    }
}
