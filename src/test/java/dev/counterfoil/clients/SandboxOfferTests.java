package dev.counterfoil.clients;

import static dev.counterfoil.clients.ClientsRoom.SANDBOX;
import static dev.counterfoil.clients.ClientsRoom.ada;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.counterfoil.clients.persistence.ClientRows;
import dev.counterfoil.team.Permission;
import dev.counterfoil.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(ClientsRoom.class)
class SandboxOfferTests {

    @Autowired
    private ClientService service;

    @Autowired
    private ClientRows rows;

    @Autowired
    private Clients clients;

    @Autowired
    private TurnableRights rights;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestDatabase database;

    @TempDir
    private Path folder;

    private Path file;
    private SandboxOffer offer;

    @BeforeEach
    void two_demo_clients() throws IOException {
        jdbc.sql("delete from client_secret").update();
        database.ownerClient().sql("delete from client").update();
        rights.denied.clear();
        file = folder.resolve("demo-clients.json");
        Files.writeString(file, """
                [{"name": "Demo Shop", "clientId": "demo-1", "secret": "shpss_x1", "gid": "gid://shopify/Client/1"},
                 {"name": "Demo Loyalty", "clientId": "demo-2", "secret": "shpss_x2", "gid": "gid://shopify/Client/2",
                  "environment": "staging", "scopes": ["share_metafield"]}]""");
        offer = new SandboxOffer(rights, service, rows, file.toString(), SANDBOX.toString());
    }

    @Test
    void a_demo_client_is_connected_as_any_other_and_offered_no_more() {
        assertThat(offer.names(ada())).containsExactly("Demo Shop", "Demo Loyalty");
        ClientService.Saved saved = offer.connect(ada(), UUID.randomUUID(), "Demo Shop");
        Client client = clients.find(ada(), saved.client()).orElseThrow();
        assertThat(client.elsewhere()).isEqualTo("SANDBOX");
        assertThat(client.environment()).isEqualTo(Environment.DEVELOPMENT);
        assertThat(client.gid()).isEqualTo("gid://shopify/Client/1");
        clients.open(saved.client()).close();
        assertThat(offer.names(ada())).containsExactly("Demo Loyalty");
    }

    @Test
    void a_demo_client_has_the_environment_and_the_scopes_it_was_released_with() {
        Client client = clients.find(
                        ada(),
                        offer.connect(ada(), UUID.randomUUID(), "Demo Loyalty").client())
                .orElseThrow();
        assertThat(client.environment()).isEqualTo(Environment.STAGING);
        assertThat(client.scopes()).containsExactly("share_metafield");
    }

    @Test
    void nothing_is_offered_to_who_may_not_add() {
        rights.denied.add(Permission.CLIENT_ADD);
        assertThat(offer.names(ada())).isEmpty();
        assertThatThrownBy(() -> offer.connect(ada(), UUID.randomUUID(), "Demo Shop"))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void without_a_readable_list_nothing_is_offered() throws IOException {
        Files.writeString(file, "[{\"secret\": \"shpss_");
        assertThat(offer.names(ada())).isEmpty();
        Files.delete(file);
        assertThat(offer.names(ada())).isEmpty();
    }
}
