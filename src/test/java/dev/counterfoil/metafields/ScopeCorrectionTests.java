package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientInput;
import dev.counterfoil.clients.ClientService;
import dev.counterfoil.metafields.DefinitionService.Opened;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.Target;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever change shows that a client holds share_metafield, or does not, the record of the client follows. */
class ScopeCorrectionTests extends AcmePortal {

    private static final String HOLDS = "Acme Shop";
    private static final String LACKS = "Acme Shop (staging)";

    @Autowired
    private DefinitionService definitions;

    @Autowired
    private NamespaceService namespaces;

    @Autowired
    private SharingService sharing;

    @Autowired
    private ClientService clients;

    /** The client as somebody would have entered it, wrongly. */
    private Client recorded(String name, boolean scope) {
        Client client = client(name);
        List<String> scopes = scope ? List.of(SharingService.SCOPE) : List.of();
        if (!client.scopes().equals(scopes)) {
            ClientInput now = ClientInput.of(client);
            clients.edit(
                    ada,
                    UUID.randomUUID(),
                    client.id(),
                    client.version(),
                    new ClientInput(
                            now.name(),
                            now.environment(),
                            now.dashboardId(),
                            now.endpoint(),
                            now.gid(),
                            scopes,
                            now.redirectUrls(),
                            now.dashboardUrl()),
                    null);
        }
        return client(name);
    }

    private boolean isRecorded(String name) {
        return !SharingService.lacksScope(client(name));
    }

    private Access toLoyalty() {
        return new Access(
                null, List.of(new Grant("client", client("Acme Loyalty").gid(), "READ")));
    }

    private ChangeResult create(Client client, String key, @Nullable Access access) {
        return definitions.create(
                ada, client, UUID.randomUUID(), new DefinitionForm(key, "n", "d", "boolean", null, List.of(), access));
    }

    private ChangeResult share(Client client, String key) {
        MetafieldDefinition opened = found(client, key);
        return definitions.update(
                ada,
                client,
                UUID.randomUUID(),
                opened,
                new DefinitionForm(key, "n", "d", "boolean", null, List.of(), toLoyalty()));
    }

    private MetafieldDefinition found(Client client, String key) {
        return ((Opened.Found) definitions.open(ada, client, new KeyPair(null, key))).definition();
    }

    @Test
    void a_definition_created_with_access_shows_the_scope() {
        Client shop = recorded(HOLDS, false);
        create(shop, "scope_plain", null);
        assertThat(isRecorded(HOLDS)).isFalse();
        create(shop, "scope_made", toLoyalty());
        assertThat(isRecorded(HOLDS)).isTrue();
    }

    @Test
    void a_definition_updated_with_access_shows_the_scope() {
        Client shop = recorded(HOLDS, false);
        create(shop, "scope_updated", null);
        share(shop, "scope_updated");
        assertThat(isRecorded(HOLDS)).isTrue();
    }

    @Test
    void a_creation_refused_for_the_scope_shows_that_it_is_missing() {
        assertThat(create(recorded(LACKS, true), "scope_not", toLoyalty())).isNotInstanceOf(ChangeResult.Done.class);
        assertThat(isRecorded(LACKS)).isFalse();
    }

    @Test
    void an_update_refused_for_the_scope_shows_that_it_is_missing() {
        Client staging = recorded(LACKS, true);
        create(staging, "scope_later", null);
        assertThat(share(staging, "scope_later")).isNotInstanceOf(ChangeResult.Done.class);
        assertThat(isRecorded(LACKS)).isFalse();
    }

    @Test
    void a_namespace_made_with_access_shows_the_scope() {
        Client shop = recorded(HOLDS, false);
        namespaces.create(ada, shop, UUID.randomUUID(), new NamespaceForm("scope_space", "n", "d", null, toLoyalty()));
        assertThat(isRecorded(HOLDS)).isTrue();
    }

    @Test
    void revoking_shows_nothing_since_it_may_do_without_the_scope() {
        Client shop = recorded(HOLDS, false);
        Target loyalty = new Target("client", client("Acme Loyalty").gid());
        assertThat(sharing.revoke(
                        ada, shop, UUID.randomUUID(), new Shared.Definition(found(shop, "loyalty_tier")), loyalty))
                .isInstanceOf(ChangeResult.Done.class);
        assertThat(isRecorded(HOLDS)).isFalse();
    }
}
