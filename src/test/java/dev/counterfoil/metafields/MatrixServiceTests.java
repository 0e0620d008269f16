package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientInput;
import dev.counterfoil.clients.ClientService;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.LedgerReader;
import dev.counterfoil.metafields.SharingMatrix.Row;
import dev.counterfoil.testing.CountingDataSource;
import dev.counterfoil.upstream.partners.KeyPair;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class MatrixServiceTests extends AcmePortal {

    @Autowired
    private MatrixService matrices;

    @Autowired
    private ClientService clients;

    @Autowired
    private GranteeMatching matching;

    @Autowired
    private DefinitionService definitions;

    @Autowired
    private LedgerReader ledger;

    @Autowired
    private CountingDataSource counted;

    private Client shop;
    private Client loyalty;

    @BeforeEach
    void all_read() {
        shop = client("Acme Shop");
        loyalty = client("Acme Loyalty");
        matrices.refresh(ada);
    }

    private Row row(Client owner, String key) {
        return matrices.load(ada).rows().stream()
                .filter(row -> row.isOwner(owner) && row.definition().key().equals(key))
                .findAny()
                .orElseThrow();
    }

    /** As somebody would enter it in the client's form. */
    private void record(Client client, String gid, List<String> scopes) {
        ClientInput now = ClientInput.of(client);
        ClientInput next = new ClientInput(
                now.name(),
                Environment.DEVELOPMENT,
                now.dashboardId(),
                now.endpoint(),
                gid,
                scopes,
                now.redirectUrls(),
                now.dashboardUrl());
        if (!next.equals(now)) {
            clients.edit(ada, UUID.randomUUID(), client.id(), client.version(), next, null);
        }
    }

    @Test
    void the_matrix_shows_who_may_do_what_with_whose_definitions() {
        SharingMatrix matrix = matrices.load(ada);

        Row tier = row(shop, "loyalty_tier");
        assertThat(tier.level(loyalty)).isEqualTo("WRITE");
        assertThat(tier.level(client("Acme Shop (staging)"))).isEqualTo("READ");
        assertThat(tier.level(client("Acme Fit Finder"))).isNull();
        assertThat(tier.anybody()).isNull();
        assertThat(matrix.unknown())
                .contains("gid://shopify/Client/1004", "gid://shopify/Client/90412")
                .doesNotContain(loyalty.gid());
        // loyalty_tier and profile_favourite_colour, by the seed.
        assertThat(matrix.reach("gid://shopify/Client/90412")).isEqualTo(2);
    }

    @Test
    void a_definition_shared_with_a_client_stands_only_under_its_owner() {
        assertThat(matrices.load(ada).rows().stream()
                        .filter(row -> row.definition().key().equals("loyalty_tier"))
                        .map(row -> row.owner().name()))
                .contains("Acme Shop")
                .doesNotContain("Acme Loyalty", "Acme Shop (staging)");
    }

    @Test
    void however_many_clients_and_definitions_are_read_in_one_statement() {
        counted.reset();

        assertThat(matrices.load(ada).rows()).hasSizeGreaterThan(50);

        assertThat(counted.statements())
                .filteredOn(sql -> sql.contains("mirror_definition"))
                .hasSize(1);
        // Besides it only who the reader is, what they may see, and the clients. What a thread of its own tells other
        // replicas of the set-up is no part of the reading.
        assertThat(counted.statements())
                .filteredOn(sql -> !sql.contains("pg_notify"))
                .hasSizeLessThan(6);
    }

    @Test
    void how_fresh_all_clients_are_is_asked_once() {
        List<Client> all = directory.list(ada);
        assertThat(all).hasSizeGreaterThan(5);
        counted.reset();

        assertThat(matrices.state(ada, all).fetchedAt()).isNotNull();

        // One for what the reader may see, one for the clients.
        assertThat(counted.statements())
                .filteredOn(sql -> !sql.contains("pg_notify"))
                .hasSizeLessThan(3);
    }

    @Test
    void what_any_client_may_do_is_seen_where_a_client_has_nothing_of_its_own() {
        matrices.set(ada, row(shop, "size_ring"), null, "READ", null, UUID.randomUUID());
        Row ring = row(shop, "size_ring");
        assertThat(ring.level(client("Acme Loyalty (staging)"))).isNull();
        assertThat(ring.anybody()).isEqualTo("READ");
        // It is shared into the namespace of sizes.
        assertThat(ring.through()).isEqualTo(1);
    }

    @Test
    void a_cell_is_given_raised_and_taken_by_one_operation_each() {
        Client fit = client("Acme Fit Finder");
        assertThat(matrices.set(ada, row(shop, "size_ring"), fit, "READ", null, UUID.randomUUID()))
                .isInstanceOf(ChangeResult.Done.class);
        assertThat(row(shop, "size_ring").level(fit)).isEqualTo("READ");
        assertThat(matrices.set(ada, row(shop, "size_ring"), fit, "ADMIN", null, UUID.randomUUID()))
                .isInstanceOf(ChangeResult.Done.class);
        assertThat(row(shop, "size_ring").level(fit)).isEqualTo("ADMIN");
        assertThat(matrices.set(ada, row(shop, "size_ring"), fit, null, null, UUID.randomUUID()))
                .isInstanceOf(ChangeResult.Done.class);
        assertThat(row(shop, "size_ring").level(fit)).isNull();

        assertThat(SANDBOX.received("metafieldAccessGrant")).hasSize(2);
        assertThat(SANDBOX.received("metafieldAccessRevoke")).hasSize(1);
    }

    @Test
    void where_the_grantee_knows_something_else_by_the_key_it_is_given_under_another() {
        Client fit = client("Acme Fit Finder");
        KeyPair own = matrices.load(ada).rows().stream()
                .filter(row -> row.isOwner(fit))
                .map(row -> row.definition().path())
                .findFirst()
                .orElseThrow();
        Row ring = row(shop, "size_ring");
        assertThat(matrices.keyTaken(ada, ring, fit)).isFalse();
        assertThat(definitions.create(
                        ada,
                        shop,
                        UUID.randomUUID(),
                        new DefinitionForm(own.key(), "Same key", "d", "boolean", null, List.of())))
                .isInstanceOf(ChangeResult.Done.class);
        Row same = row(shop, own.key());
        assertThat(matrices.keyTaken(ada, same, fit)).isTrue();
        assertThat(matrices.set(ada, same, fit, "READ", null, UUID.randomUUID()))
                .isInstanceOf(ChangeResult.FieldProblems.class);

        assertThat(matrices.set(ada, same, fit, "READ", "from_the_shop", UUID.randomUUID()))
                .isInstanceOf(ChangeResult.Done.class);
        assertThat(row(shop, own.key()).level(fit)).isEqualTo("READ");
        assertThat(matrices.keyTaken(ada, row(shop, own.key()), fit)).isFalse();
    }

    @Test
    void what_any_client_may_do_is_set_like_a_cell() {
        assertThat(matrices.set(ada, row(shop, "size_ring"), null, "READ", null, UUID.randomUUID()))
                .isInstanceOf(ChangeResult.Done.class);
        assertThat(row(shop, "size_ring").anybody()).isEqualTo("READ");
    }

    @Test
    void a_grant_that_succeeds_without_the_recorded_scope_corrects_the_record() {
        record(shop, shop.gid(), List.of());
        Client unscoped = client("Acme Shop");
        assertThat(SharingService.lacksScope(unscoped)).isTrue();

        ChangeResult result = matrices.set(ada, row(unscoped, "size_ring"), loyalty, "READ", null, UUID.randomUUID());

        assertThat(SharingService.lacksScope(client("Acme Shop"))).isFalse();
        assertThat(lastCorrection().parameters())
                .containsEntry("scope.held", "yes")
                .containsEntry("because", String.valueOf(((ChangeResult.Done) result).entrySeq()));
    }

    @Test
    void a_refusal_for_the_scope_corrects_the_record() {
        Client staging = client("Acme Shop (staging)");
        record(staging, staging.gid(), List.of(SharingService.SCOPE));
        Client scoped = client("Acme Shop (staging)");
        assertThat(SharingService.lacksScope(scoped)).isFalse();

        matrices.set(ada, row(scoped, "returns_reason"), shop, "READ", null, UUID.randomUUID());

        assertThat(SharingService.lacksScope(client("Acme Shop (staging)"))).isTrue();
        assertThat(lastCorrection().parameters()).containsEntry("scope.held", "no");
    }

    private Entry lastCorrection() {
        return ledger.find(jdbc.sql("select max(seq) from ledger_entry where action = 'client.scope'")
                        .query(Long.class)
                        .single())
                .orElseThrow();
    }

    @Test
    void a_grantee_nobody_knew_becomes_one_of_ours_with_an_entry() {
        Client fit = client("Acme Fit Finder");
        String gid = fit.gid();
        record(fit, null, fit.scopes());
        assertThat(matrices.load(ada).unknown()).contains(gid);
        assertThat(matching.matchable(ada)).extracting(Client::name).containsExactly("Acme Fit Finder");

        ClientService.Saved saved = matching.match(ada, UUID.randomUUID(), gid, client("Acme Fit Finder"));

        assertThat(client("Acme Fit Finder").gid()).isEqualTo(gid);
        assertThat(matrices.load(ada).unknown()).doesNotContain(gid);
        assertThat(ledger.find(saved.entry().seq()).orElseThrow().action()).isEqualTo("client.edit");
    }

    @Test
    void who_may_not_share_or_edit_changes_nothing() {
        Row ring = row(shop, "size_ring");
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> matrices.set(stranger(), ring, loyalty, "READ", null, UUID.randomUUID()));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> matching.match(stranger(), UUID.randomUUID(), "gid://shopify/Client/1004", shop));
        assertThat(SANDBOX.received("metafieldAccessGrant")).isEmpty();
    }
}
