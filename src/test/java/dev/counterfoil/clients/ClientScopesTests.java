package dev.counterfoil.clients;

import static dev.counterfoil.clients.ClientsRoom.ada;
import static dev.counterfoil.clients.ClientsRoom.input;
import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.testing.TestDatabase;
import dev.counterfoil.vault.Secret;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(ClientsRoom.class)
class ClientScopesTests {

    @Autowired
    private ClientScopes scopes;

    @Autowired
    private ClientService service;

    @Autowired
    private Clients clients;

    @Autowired
    private KeptLedger ledger;

    @Autowired
    private ScriptedPartners partners;

    @Autowired
    private TurnableRights rights;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestDatabase database;

    private ClientId client;

    @BeforeEach
    void a_client_recorded_with_one_scope() {
        jdbc.sql("delete from client_secret").update();
        database.ownerClient().sql("delete from client").update();
        rights.denied.clear();
        rights.only = null;
        partners.refusal = null;
        partners.meanwhile = () -> {};
        ledger.broken = false;
        try (Secret secret = Secret.of("shpss_0123456789abcdef0123456789abcdef")) {
            client = service.add(ada(), UUID.randomUUID(), input("Acme", "acme-1"), secret)
                    .client();
        }
        ledger.entries.clear();
    }

    @Test
    void a_scope_the_api_showed_is_added_with_an_entry_that_names_why() {
        assertThat(scopes.correct(ada(), client, "share_metafield", true, 41)).isPresent();

        assertThat(clients.describe(client.value()).scopes()).containsExactly("read_users", "share_metafield");
        EntryDraft entry = ledger.entries.getFirst();
        assertThat(entry.action()).isEqualTo("client.scope");
        assertThat(entry.parameters())
                .containsEntry("scope", "share_metafield")
                .containsEntry("scope.held", "yes")
                .containsEntry("because", "41");
        assertThat(entry.images().get("before")).doesNotContain("share_metafield");
        assertThat(entry.images().get("after")).contains("share_metafield");
    }

    @Test
    void a_scope_the_api_missed_is_taken_from_the_record() {
        assertThat(scopes.correct(ada(), client, "read_users", false, 42)).isPresent();
        assertThat(clients.describe(client.value()).scopes()).isEmpty();
    }

    @Test
    void what_is_recorded_already_is_not_recorded_again() {
        assertThat(scopes.correct(ada(), client, "read_users", true, 43)).isEmpty();
        assertThat(scopes.correct(ada(), client, "share_metafield", false, 44)).isEmpty();
        assertThat(ledger.entries).isEmpty();
    }
}
