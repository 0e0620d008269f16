package dev.counterfoil.metafields;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientInput;
import dev.counterfoil.clients.ClientService;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Says which client of ours a grantee is that nobody recognises, because its GID was never entered. */
@Service
public class GranteeMatching {

    private final Rights rights;
    private final ClientDirectory directory;
    private final ClientService clients;

    GranteeMatching(Rights rights, ClientDirectory directory, ClientService clients) {
        this.rights = rights;
        this.directory = directory;
        this.clients = clients;
    }

    /** Clients of ours without a GID that the reader may edit: one of them may be a grantee nobody recognised. */
    public List<Client> matchable(Actor actor) {
        Rights.Reach reach = rights.reach(actor, Permission.CLIENT_MANAGE);
        return directory.list(actor).stream()
                .filter(client ->
                        client.gid() == null && reach.includes(client.id().value()))
                .toList();
    }

    /**
     * Says that a grantee is this client of ours, by giving it that GID. Needs CLIENT_MANAGE. Blocks: the client's credentials are proven again.
     *
     * @throws dev.counterfoil.clients.ClientRefusedException as {@link ClientService#edit}
     */
    public ClientService.Saved match(Actor actor, UUID intent, String gid, Client client) {
        rights.require(actor, Permission.CLIENT_MANAGE, client.id().value());
        ClientInput now = ClientInput.of(client);
        ClientInput with = new ClientInput(
                now.name(),
                now.environment(),
                now.dashboardId(),
                now.endpoint(),
                gid,
                now.scopes(),
                now.redirectUrls(),
                now.dashboardUrl());
        return clients.edit(actor, intent, client.id(), client.version(), with, null);
    }
}
