package dev.counterfoil.audit;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.team.Actor;
import dev.counterfoil.upstream.Endpoint;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Two clients. */
public class FakeDirectory implements ClientDirectory {

    public final List<Client> clients = new ArrayList<>(List.of(
            client(Samples.SHOP, "Acme Shop", Environment.PRODUCTION),
            client(Samples.OTHER, "Beta Market", Environment.STAGING)));

    public static Client client(UUID id, String name, Environment environment) {
        return new Client(
                new ClientId(id),
                name,
                environment,
                "dash-" + name,
                new Endpoint(URI.create("https://shop.app/api/partners/graphql.json")),
                null,
                null,
                List.of(),
                List.of(),
                null,
                0);
    }

    @Override
    public List<Client> list(Actor actor) {
        return clients;
    }

    @Override
    public Optional<Client> find(Actor actor, ClientId id) {
        return clients.stream().filter(client -> client.id().equals(id)).findAny();
    }
}
