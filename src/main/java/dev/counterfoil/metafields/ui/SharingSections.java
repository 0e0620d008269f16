package dev.counterfoil.metafields.ui;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.metafields.GranteeMatching;
import dev.counterfoil.metafields.Shared;
import dev.counterfoil.metafields.SharingService;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import org.springframework.stereotype.Component;

/** Makes the sections that tell who may use something, for whatever page shows it. */
@Component
class SharingSections {

    private final SharingService sharing;
    private final GranteeMatching matching;
    private final ClientDirectory directory;
    private final Rights rights;

    SharingSections(SharingService sharing, GranteeMatching matching, ClientDirectory directory, Rights rights) {
        this.sharing = sharing;
        this.matching = matching;
        this.directory = directory;
        this.rights = rights;
    }

    /**
     * @param changed called when access was changed at the API
     * @param matched called when a grantee was recognised as a client of ours
     */
    SharingSection of(Actor actor, Client client, Shared shared, Runnable changed, Runnable matched) {
        return new SharingSection(
                sharing,
                actor,
                client,
                shared,
                directory.list(actor),
                rights.may(actor, Permission.DEFINITION_SHARE, client.id().value()),
                changed,
                new WhoIsThis.Offer(matching, actor, matched));
    }
}
