package dev.counterfoil.mirror;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.clients.ClientId;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
class RereadingClients implements OtherClients {

    private static final Logger LOG = LoggerFactory.getLogger(RereadingClients.class);

    private final MirrorStore store;
    private final RoundStore rounds;
    private final DefinitionMirror definitions;
    private final ClientAccess clients;

    private final boolean watching;

    RereadingClients(
            MirrorStore store,
            RoundStore rounds,
            DefinitionMirror definitions,
            ClientAccess clients,
            WatchProperties properties) {
        this.store = store;
        this.rounds = rounds;
        this.definitions = definitions;
        this.clients = clients;
        this.watching = !properties.every().isZero();
    }

    @Override
    public void readAgain(ClientId by, Set<String> gids, Set<String> namespaces) {
        if (!watching) {
            return;
        }
        String api = clients.describe(by.value()).endpoint().url().toString();
        Set<ClientId> within = namespaces.isEmpty() ? Set.of() : store.within(namespaces);
        List<ClientId> concerned = clients.all().stream()
                .filter(client -> client.endpoint().url().toString().equals(api))
                .filter(client -> within.contains(client.id()) || client.gid() != null && gids.contains(client.gid()))
                .map(Client::id)
                .toList();
        concerned.forEach(
                client -> Thread.ofVirtual().name("read-again-" + client).start(() -> read(client)));
    }

    private void read(ClientId client) {
        try {
            if (store.state(client).refreshing()) {
                // What is being read may be older than the change: the watch reads once more.
                rounds.hurry(client);
            } else {
                definitions.refresh(client);
            }
        } catch (RuntimeException problem) {
            LOG.warn("Client {} could not be read again after a change of another", client, problem);
        }
    }
}
