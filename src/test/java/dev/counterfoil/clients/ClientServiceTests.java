package dev.counterfoil.clients;

import static dev.counterfoil.clients.ClientsRoom.MOCK;
import static dev.counterfoil.clients.ClientsRoom.SANDBOX;
import static dev.counterfoil.clients.ClientsRoom.ada;
import static dev.counterfoil.clients.ClientsRoom.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.counterfoil.clients.ClientService.Saved;
import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.LedgerUnavailableException;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.team.Permission;
import dev.counterfoil.testing.CountingDataSource;
import dev.counterfoil.testing.TestDatabase;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.vault.Secret;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(ClientsRoom.class)
class ClientServiceTests {

    private static final String SECRET = "shpss_0123456789abcdef0123456789abcdef";

    @Autowired
    private ClientService service;

    @Autowired
    private Clients clients;

    @Autowired
    private ClientSearch search;

    @Autowired
    private ClientChoice choice;

    @Autowired
    private TurnableRights rights;

    @Autowired
    private KeptLedger ledger;

    @Autowired
    private ScriptedPartners partners;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CountingDataSource counted;

    @BeforeEach
    void an_empty_room() {
        jdbc.sql("delete from client_favourite").update();
        jdbc.sql("delete from client_recent").update();
        jdbc.sql("delete from client_secret").update();
        owner().sql("delete from client").update();
        rights.denied.clear();
        rights.only = null;
        ledger.entries.clear();
        ledger.broken = false;
        partners.asked.clear();
        partners.refusal = null;
        partners.meanwhile = () -> {};
    }

    @Autowired
    private TestDatabase database;

    private JdbcClient owner() {
        return database.ownerClient();
    }

    private Saved add(ClientInput input) {
        try (Secret secret = Secret.of(SECRET)) {
            return service.add(ada(), UUID.randomUUID(), input, secret);
        }
    }

    private Saved edit(Saved saved, long version, ClientInput input, String newSecret) {
        try (Secret secret = newSecret == null ? null : Secret.of(newSecret)) {
            return service.edit(ada(), UUID.randomUUID(), saved.client(), version, input, secret);
        }
    }

    private List<String> refused(Runnable call) {
        ClientRefusedException refused = catchThrowableOfType(ClientRefusedException.class, call::run);
        assertThat(refused).isNotNull();
        return refused.problems().stream().map(ClientProblem::code).toList();
    }

    private int clientsStored() {
        return jdbc.sql("select count(*) from client").query(Integer.class).single();
    }

    private int secretsStored() {
        return jdbc.sql("select count(*) from client_secret")
                .query(Integer.class)
                .single();
    }

    @Test
    void a_client_is_stored_with_its_entry_and_its_credential_opens_for_a_call() {
        Saved saved = add(input("Acme", "acme-1"));
        assertThat(ledger.actions()).containsExactly("client.add");
        EntryDraft entry = ledger.entries.getFirst();
        assertThat(entry.outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(entry.parameters())
                .containsEntry("client.name", "Acme")
                .containsEntry("client.environment", "STAGING")
                .containsEntry("client.elsewhere", "SANDBOX");
        assertThat(entry.images().get("after")).contains("\"clientId\":\"acme-1\"");
        try (ClientAccess.Opened opened = clients.open(saved.client(), Origin.of(SANDBOX))) {
            assertThat(opened.dashboardId()).isEqualTo("acme-1");
            assertThat(opened.endpoint().url()).isEqualTo(SANDBOX);
            assertThat(opened).asString().doesNotContain(SECRET);
        }
    }

    @Test
    void refused_credentials_store_nothing_and_leave_no_entry_of_an_addition() {
        partners.refusal = new Answer.HttpFailure(401, "", null, ScriptedPartners.TOOK);
        assertThat(refused(() -> add(input("Acme", "acme-1")))).containsExactly("proof.unauthorized");
        assertThat(clientsStored()).isZero();
        assertThat(secretsStored()).isZero();
        assertThat(ledger.actions()).containsExactly("client.prove");
        assertThat(ledger.entries.getFirst().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(partners.asked).hasSize(1);
    }

    @Test
    void what_was_never_sent_leaves_no_entry_at_all() {
        partners.refusal = new Answer.NotSent(Answer.Reason.PRIVATE_ADDRESS, ScriptedPartners.TOOK);
        assertThat(refused(() -> add(input("Acme", "acme-1")))).containsExactly("proof.privateAddress");
        assertThat(ledger.entries).isEmpty();
    }

    @Test
    void without_a_record_nothing_is_stored() {
        ledger.broken = true;
        assertThatThrownBy(() -> add(input("Acme", "acme-1"))).isInstanceOf(LedgerUnavailableException.class);
        assertThat(clientsStored()).isZero();
        assertThat(secretsStored()).isZero();
    }

    @Test
    void an_endpoint_off_the_operators_list_is_refused_unasked() {
        ClientInput elsewhere = new ClientInput(
                "Acme",
                Environment.PRODUCTION,
                "acme-1",
                URI.create("https://evil.example/graphql"),
                null,
                List.of(),
                List.of(),
                null);
        assertThat(refused(() -> add(elsewhere))).containsExactly("endpoint.notAllowed");
        assertThat(partners.asked).isEmpty();
    }

    @Test
    void another_origin_needs_the_secret_again() {
        Saved saved = add(input("Acme", "acme-1"));
        ClientInput moved =
                new ClientInput("Acme", Environment.STAGING, "acme-1", MOCK, null, List.of(), List.of(), null);
        partners.asked.clear();
        assertThat(refused(() -> edit(saved, 0, moved, null))).containsExactly("secret.neededForOrigin");
        assertThat(partners.asked).isEmpty();

        edit(saved, 0, moved, "shpss_another");
        assertThat(partners.asked).extracting(endpoint -> endpoint.url()).containsExactly(MOCK);
        assertThatThrownBy(() -> clients.open(saved.client(), Origin.of(SANDBOX)))
                .isInstanceOf(NoCredentialException.class);
        clients.open(saved.client(), Origin.of(MOCK)).close();
    }

    @Test
    void a_new_secret_takes_the_place_of_the_old_one_for_good() {
        Saved saved = add(input("Acme", "acme-1"));
        edit(saved, 0, input("Acme", "acme-1"), "shpss_another");
        assertThat(secretsStored()).isEqualTo(1);
        assertThat(jdbc.sql("select version from client_secret")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(ledger.entries.getLast().parameters()).containsEntry("secret.replaced", "yes");
    }

    @Test
    void an_edit_tells_before_and_after() {
        Saved saved = add(input("Acme", "acme-1"));
        edit(saved, 0, input("Acme Shop", "acme-1"), null);
        EntryDraft entry = ledger.entries.getLast();
        assertThat(entry.action()).isEqualTo("client.edit");
        assertThat(entry.parameters()).containsEntry("secret.replaced", "no");
        assertThat(entry.images().get("before")).contains("\"name\":\"Acme\"");
        assertThat(entry.images().get("after")).contains("\"name\":\"Acme Shop\"");
    }

    @Test
    void the_secret_is_in_no_entry_and_in_no_column() {
        Saved saved = add(input("Acme", "acme-1"));
        edit(saved, 0, input("Acme 2", "acme-1"), "shpss_fedcba9876543210");
        assertThat(ledger.entries).asString().doesNotContain(SECRET).doesNotContain("fedcba9876543210");
        String dump = owner().sql("select string_agg(c::text || s::text, ' ') from client c, client_secret s")
                .query(String.class)
                .single();
        assertThat(dump).doesNotContain(SECRET).doesNotContain("fedcba9876543210");
    }

    @Test
    void a_secret_pasted_into_another_field_is_refused_unasked() {
        assertThat(refused(() -> add(input(SECRET, "acme-1")))).containsExactly("looksLikeSecret");
        assertThat(refused(() -> add(input("Acme", SECRET)))).containsExactly("looksLikeSecret");
        assertThat(refused(() -> add(input("0123456789abcdef0123456789ABCDEF", "acme-1"))))
                .containsExactly("looksLikeSecret");
        assertThat(partners.asked).isEmpty();
        assertThat(ledger.entries).isEmpty();
    }

    @Test
    void the_secret_itself_is_recognised_however_harmless_it_looks() {
        try (Secret secret = Secret.of("plainword")) {
            assertThat(refused(() -> service.add(ada(), UUID.randomUUID(), input("plainword", "acme-1"), secret)))
                    .containsExactly("looksLikeSecret");
        }
    }

    @Test
    void names_gids_and_client_ids_belong_to_one_client() {
        ClientInput acme = new ClientInput(
                "Acme", Environment.STAGING, "acme-1", SANDBOX, "gid://shopify/Client/7", List.of(), List.of(), null);
        add(acme);
        ClientInput same = new ClientInput(
                "ACME", Environment.STAGING, "acme-1", SANDBOX, "gid://shopify/Client/7", List.of(), List.of(), null);
        partners.asked.clear();
        assertThat(refused(() -> add(same))).containsExactlyInAnyOrder("name.taken", "gid.taken", "dashboardId.taken");
        assertThat(partners.asked).isEmpty();
    }

    @Test
    void a_name_taken_while_the_credentials_were_proven_is_refused_by_the_database() {
        partners.meanwhile = () -> {
            partners.meanwhile = () -> {};
            add(input("acme", "other-1"));
        };
        assertThat(refused(() -> add(input("Acme", "acme-1")))).containsExactly("name.taken");
        assertThat(clientsStored()).isEqualTo(1);
    }

    @Test
    void a_double_click_stores_one_client_and_tells_the_same_twice() throws Exception {
        UUID intent = UUID.randomUUID();
        CyclicBarrier together = new CyclicBarrier(2);
        partners.meanwhile = () -> {
            try {
                together.await(30, TimeUnit.SECONDS);
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Secret secret = Secret.of(SECRET)) {
            var one = CompletableFuture.supplyAsync(
                    () -> service.add(ada(), intent, input("Acme", "acme-1"), secret), threads);
            var other = CompletableFuture.supplyAsync(
                    () -> service.add(ada(), intent, input("Acme", "acme-1"), secret), threads);
            assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(other.get(60, TimeUnit.SECONDS));
            partners.meanwhile = () -> {};
            assertThat(service.add(ada(), intent, input("Acme", "acme-1"), secret))
                    .isEqualTo(one.join());
        }
        assertThat(clientsStored()).isEqualTo(1);
        assertThat(ledger.actions()).containsExactly("client.add");
    }

    @Test
    void who_was_slower_sees_both_versions_and_stores_nothing() {
        Saved saved = add(input("Acme", "acme-1"));
        edit(saved, 0, input("Theirs", "acme-1"), null);
        ClientConflictException conflict = catchThrowableOfType(
                ClientConflictException.class, () -> edit(saved, 0, input("Mine", "acme-1"), null));
        assertThat(conflict.theirs().name()).isEqualTo("Theirs");
        assertThat(conflict.theirs().version()).isEqualTo(1);
        assertThat(conflict.yours().name()).isEqualTo("Mine");
        assertThat(clients.describe(saved.client().value()).name()).isEqualTo("Theirs");
    }

    @Test
    void a_version_stored_while_the_credentials_were_proven_is_a_conflict_too() {
        Saved saved = add(input("Acme", "acme-1"));
        partners.meanwhile = () -> {
            partners.meanwhile = () -> {};
            edit(saved, 0, input("Theirs", "acme-1"), null);
        };
        assertThatThrownBy(() -> edit(saved, 0, input("Mine", "acme-1"), "shpss_mine"))
                .isInstanceOf(ClientConflictException.class);
        assertThat(jdbc.sql("select version from client_secret")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void who_may_not_add_or_manage_does_not_even_ask_the_api() {
        Saved saved = add(input("Acme", "acme-1"));
        partners.asked.clear();
        rights.denied.add(Permission.CLIENT_ADD);
        rights.denied.add(Permission.CLIENT_MANAGE);
        assertThatThrownBy(() -> add(input("Beta", "beta-1"))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> edit(saved, 0, input("Beta", "acme-1"), null))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(partners.asked).isEmpty();
    }

    @Test
    void a_right_taken_away_while_the_credentials_were_proven_stops_the_storing() {
        partners.meanwhile = () -> rights.denied.add(Permission.CLIENT_ADD);
        assertThatThrownBy(() -> add(input("Acme", "acme-1"))).isInstanceOf(AccessDeniedException.class);
        assertThat(clientsStored()).isZero();
    }

    @Test
    void a_client_out_of_reach_is_not_there() {
        Saved saved = add(input("Acme", "acme-1"));
        Saved other = add(input("Beta", "beta-1"));
        rights.only = Set.of(other.client().value());
        assertThat(clients.list(ada())).extracting(Client::name).containsExactly("Beta");
        assertThat(clients.find(ada(), saved.client())).isEmpty();
        assertThat(search.count(ada(), "")).isEqualTo(1);
        assertThat(choice.find(ada(), "", 10).total()).isEqualTo(1);
    }

    @Test
    void a_thousand_clients_cost_as_many_statements_as_one() {
        add(input("Acme", "acme-1"));
        int one = statementsOfAList();
        jdbc.sql("""
                        insert into client (id, name, environment, dashboard_id, endpoint_url, origin, secret_version, version)
                        select gen_random_uuid(), 'Client ' || n, 'PRODUCTION', 'id-' || n, :url, :origin, 0, 0
                        from generate_series(2, 1000) n""")
                .param("url", SANDBOX.toString())
                .param("origin", Origin.of(SANDBOX).toString())
                .update();
        assertThat(statementsOfAList()).isEqualTo(one);
        assertThat(clients.list(ada())).hasSize(1000);
        assertThat(choice.find(ada(), "client 99", 5).total()).isEqualTo(11);
    }

    private int statementsOfAList() {
        counted.reset();
        search.page(ada(), "", ClientSort.NAME, true, 0, 50);
        search.count(ada(), "");
        clients.list(ada());
        choice.find(ada(), "", 40);
        return counted.statements().size();
    }

    @Test
    void the_filter_takes_what_is_typed_literally() {
        add(input("50% off", "acme-1"));
        add(input("Fifty", "beta_1"));
        assertThat(search.page(ada(), "%", ClientSort.NAME, true, 0, 10))
                .extracting(row -> row.client().name())
                .containsExactly("50% off");
        assertThat(search.count(ada(), "a_1")).isEqualTo(1);
    }

    @Test
    void what_no_name_can_hold_is_in_none() {
        add(input("Acme", "acme-1"));
        for (String odd : List.of("\0", "acme\0", "\uD800", "acme\uDC00")) {
            assertThat(search.count(ada(), odd)).isZero();
            assertThat(search.page(ada(), odd, ClientSort.NAME, true, 0, 10)).isEmpty();
            assertThat(choice.find(ada(), odd, 10).total()).isZero();
        }
    }

    @Test
    void starred_clients_stand_first_and_the_last_visited_next() {
        Saved acme = add(input("Acme", "acme-1"));
        Saved beta = add(input("Beta", "beta-1"));
        Saved zeta = add(input("Zeta", "zeta-1"));
        choice.visit(ada(), beta.client());
        choice.star(ada(), zeta.client(), true);
        assertThat(choice.find(ada(), "", 10).first())
                .extracting(ClientChoice.Choice::name)
                .containsExactly("Zeta", "Beta", "Acme");
        choice.star(ada(), zeta.client(), false);
        assertThat(choice.find(ada(), "", 10).first())
                .extracting(ClientChoice.Choice::name)
                .containsExactly("Beta", "Acme", "Zeta");
        assertThat(choice.place(ada(), acme.client()).orElseThrow())
                .isEqualTo(new ClientChoice.Place("Acme", Environment.STAGING, "SANDBOX", 1, 3));
    }

    @Test
    void the_api_refusing_a_stored_secret_is_remembered_until_it_accepts_it_again() {
        Saved saved = add(input("Acme", "acme-1"));
        partners.refusal = new Answer.HttpFailure(401, "", null, ScriptedPartners.TOOK);
        assertThat(service.prove(ada(), saved.client()).orElseThrow().code()).isEqualTo("proof.unauthorized");
        assertThat(search.find(ada(), saved.client()).orElseThrow().refused()).isTrue();
        partners.refusal = null;
        assertThat(service.prove(ada(), saved.client())).isEmpty();
        assertThat(search.find(ada(), saved.client()).orElseThrow().refused()).isFalse();
    }
}
