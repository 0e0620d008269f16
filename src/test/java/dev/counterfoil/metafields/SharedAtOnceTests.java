package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.clients.Client;
import dev.counterfoil.metafields.DefinitionService.Opened;
import dev.counterfoil.mirror.DefinitionMirror;
import dev.counterfoil.mirror.WatchService;
import dev.counterfoil.testing.Eventually;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What one client of ours does shows on the others without waiting for their turn, which comes once an hour here. */
@TestPropertySource(properties = "counterfoil.watch.every=1h")
class SharedAtOnceTests extends AcmePortal {

    @Autowired
    private DefinitionService definitions;

    @Autowired
    private NamespaceService namespaces;

    @Autowired
    private SharingService sharing;

    @Autowired
    private DefinitionMirror mirror;

    @Autowired
    private WatchService watch;

    private Client shop;
    private Client loyalty;

    @BeforeEach
    void both_were_looked_at() {
        shop = client("Acme Shop");
        loyalty = client("Acme Loyalty");
        for (Client client : List.of(shop, loyalty)) {
            Eventually.until(
                    () -> !watch.state(ada, client).read().refreshing()
                            && watch.state(ada, client).baselineAt() != null,
                    () -> {});
            watch.look(ada, client);
        }
    }

    private MetafieldDefinition found(String path) {
        Opened opened = definitions.open(ada, shop, KeyPair.parse(path));
        assertThat(opened).isInstanceOf(Opened.Found.class);
        return ((Opened.Found) opened).definition();
    }

    private Access toLoyalty() {
        return new Access(null, List.of(new Grant("client", Objects.requireNonNull(loyalty.gid()), "READ")));
    }

    private boolean loyaltyShows(String uuid) {
        return mirror.find(loyalty.id(), uuid).isPresent();
    }

    @Test
    void a_definition_that_is_shared_and_deleted() {
        definitions.create(
                ada,
                shop,
                UUID.randomUUID(),
                new DefinitionForm("at_once", "Made", "Text", "boolean", null, List.of()));
        MetafieldDefinition made = found("at_once");
        assertThat(loyaltyShows(made.uuid())).isFalse();
        sharing.grant(ada, shop, UUID.randomUUID(), new Shared.Definition(made), toLoyalty(), null);
        Eventually.until(() -> loyaltyShows(made.uuid()), () -> {});
        definitions.delete(ada, shop, UUID.randomUUID(), found("at_once"));
        assertThat(loyaltyShows(made.uuid())).isFalse();
    }

    @Test
    void what_is_in_a_namespace_that_is_shared_and_deleted() {
        String uuid = found("size_ring").uuid();
        assertThat(loyaltyShows(uuid)).isFalse();
        Shared sizes = new Shared.Namespace(new KeyPair(null, "sizes"), null);
        sharing.grant(ada, shop, UUID.randomUUID(), sizes, toLoyalty(), null);
        Eventually.until(() -> loyaltyShows(uuid), () -> {});
        namespaces.delete(ada, shop, UUID.randomUUID(), new KeyPair(null, "sizes"));
        Eventually.until(() -> !loyaltyShows(uuid), () -> {});
    }
}
