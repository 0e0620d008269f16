package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.ChangeResult.Done;
import dev.counterfoil.changes.ChangeResult.FieldProblems;
import dev.counterfoil.changes.ChangeResult.Stale;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.SandboxOffer;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.LedgerReader;
import dev.counterfoil.metafields.DefinitionService.Browsed;
import dev.counterfoil.metafields.DefinitionService.DefinitionRow;
import dev.counterfoil.metafields.DefinitionService.ListQuery;
import dev.counterfoil.metafields.DefinitionService.Opened;
import dev.counterfoil.metafields.DefinitionService.Sort;
import dev.counterfoil.metafields.NamespaceService.Node;
import dev.counterfoil.mirror.NamespaceMirror;
import dev.counterfoil.sandbox.RunningSandbox;
import dev.counterfoil.sandbox.Sandbox;
import dev.counterfoil.sandbox.SandboxConfig;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.testing.PortalTest;
import dev.counterfoil.testing.TestOwner;
import dev.counterfoil.upstream.partners.DefinitionListing;
import dev.counterfoil.upstream.partners.DefinitionsQuery;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import dev.counterfoil.upstream.partners.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Every change of definitions, namespaces and access, through the whole portal to a sandbox and back. */
@PortalTest
class MetafieldChangesTests {

    private static final String OTHER = "gid://shopify/Client/1002";
    private static final Path DATA = Path.of("target", "test-portals", "sandbox-" + UUID.randomUUID());
    private static final RunningSandbox SANDBOX = sandbox();

    @Autowired
    private DefinitionService definitions;

    @Autowired
    private NamespaceService namespaces;

    @Autowired
    private SharingService sharing;

    @Autowired
    private NamespaceMirror remembered;

    @Autowired
    private DefinitionHistory history;

    @Autowired
    private SandboxOffer offer;

    @Autowired
    private ClientDirectory directory;

    @Autowired
    private LedgerReader ledger;

    @Autowired
    private JdbcClient jdbc;

    private Actor ada;
    private Client client;

    @DynamicPropertySource
    static void reachTheSandbox(DynamicPropertyRegistry properties) {
        properties.add("counterfoil.upstream.allowed-origins", () -> "https://shop.app," + SANDBOX.origin());
        properties.add("counterfoil.sandbox.url", SANDBOX::partnersUrl);
        properties.add(
                "counterfoil.sandbox.clients-file",
                () -> DATA.resolve("demo-clients.json").toString());
    }

    private static RunningSandbox sandbox() {
        try {
            Files.createDirectories(DATA.getParent());
            return Sandbox.start(SandboxConfig.in(DATA));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @BeforeEach
    void an_owner_with_a_client() {
        SANDBOX.clearFaults();
        TestOwner.ensure(jdbc);
        UUID id = jdbc.sql("select id from member").query(UUID.class).single();
        ada = new Actor(new MemberId(id), "Ada Byron", TestOwner.EMAIL, 1, Instant.now(), "127.0.0.1", "test");
        if (directory.list(ada).isEmpty()) {
            offer.connect(ada, UUID.randomUUID(), "Acme Shop");
        }
        client = directory.list(ada).getFirst();
    }

    private MetafieldDefinition created(String key) {
        ChangeResult result = definitions.create(
                ada,
                client,
                UUID.randomUUID(),
                new DefinitionForm(key, "Name", "d", "number_integer", null, List.of(new Validation("min", "1"))));
        assertThat(result).isInstanceOf(Done.class);
        return found(key);
    }

    private MetafieldDefinition found(String key) {
        Opened opened = definitions.open(ada, client, new KeyPair(null, key));
        assertThat(opened).isInstanceOf(Opened.Found.class);
        return ((Opened.Found) opened).definition();
    }

    private static DefinitionForm form(MetafieldDefinition from, String key, String name) {
        return new DefinitionForm(key, name, from.description(), from.type(), null, from.validations());
    }

    private Entry entry(ChangeResult result) {
        assertThat(result).isInstanceOf(Done.class);
        return ledger.find(((Done) result).entrySeq()).orElseThrow();
    }

    private DefinitionRow row(String key) {
        return definitions
                .list(ada, client, new ListQuery(key, Sort.KEY, false), 0, 10)
                .getFirst();
    }

    @Test
    void an_update_sends_what_differs_and_shows_before_and_after() {
        MetafieldDefinition opened = created("upd_plain");
        Entry entry =
                entry(definitions.update(ada, client, UUID.randomUUID(), opened, form(opened, "upd_plain", "New")));

        assertThat(SANDBOX.received("metafieldDefinitionUpdate")
                        .getLast()
                        .variables()
                        .toString())
                .contains("name")
                .doesNotContain("description", "validations");
        assertThat(entry.images().get("before")).contains("\"name\":\"Name\"");
        assertThat(entry.images().get("after")).contains("\"name\":\"New\"");
        assertThat(row("upd_plain").name()).isEqualTo("New");
    }

    @Test
    void a_renamed_definition_keeps_its_history() {
        MetafieldDefinition opened = created("ren_old");
        assertThat(definitions.update(ada, client, UUID.randomUUID(), opened, form(opened, "ren_new", "Name")))
                .isInstanceOf(Done.class);

        DefinitionRow row = row("ren_new");
        assertThat(row.paths()).contains("ren_old", "ren_new");
        assertThat(history.of(ada, client, row.paths(), 10))
                .extracting(Entry::action)
                .contains("metafieldDefinition.create", "metafieldDefinition.update");
    }

    @Test
    void a_rename_that_collides_is_refused_on_its_field() {
        created("col_one");
        MetafieldDefinition two = created("col_two");
        assertThat(definitions.update(ada, client, UUID.randomUUID(), two, form(two, "col_one", "Name")))
                .isInstanceOfSatisfying(
                        FieldProblems.class,
                        it -> assertThat(it.problems())
                                .extracting(FieldProblem::field)
                                .containsExactly("key"));
        assertThat(found("col_two").key()).isEqualTo("col_two");
    }

    @Test
    void a_form_opened_before_somebody_elses_change_sends_nothing() {
        MetafieldDefinition opened = created("stale_one");
        definitions.update(ada, client, UUID.randomUUID(), opened, form(opened, "stale_one", "Theirs"));
        int updates = SANDBOX.received("metafieldDefinitionUpdate").size();

        ChangeResult result =
                definitions.update(ada, client, UUID.randomUUID(), opened, form(opened, "stale_one", "Mine"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Stale.class,
                        it -> assertThat(it.now().path("name").asString()).isEqualTo("Theirs"));
        assertThat(SANDBOX.received("metafieldDefinitionUpdate")).hasSize(updates);
    }

    @Test
    void a_form_that_changes_nothing_sends_nothing() {
        MetafieldDefinition opened = created("same_one");
        assertThat(definitions.update(ada, client, UUID.randomUUID(), opened, form(opened, "same_one", "Name")))
                .isInstanceOfSatisfying(
                        FieldProblems.class,
                        it -> assertThat(it.problems())
                                .extracting(FieldProblem::code)
                                .containsExactly("NOTHING_CHANGED"));
    }

    @Test
    void a_deleted_definition_is_gone_and_what_it_was_stands_in_the_entry() {
        MetafieldDefinition opened = created("del_one");
        Entry entry = entry(definitions.delete(ada, client, UUID.randomUUID(), opened));

        assertThat(entry.images().get("before")).contains("del_one");
        assertThat(definitions.open(ada, client, new KeyPair(null, "del_one"))).isInstanceOf(Opened.Missing.class);
        assertThat(definitions.list(ada, client, new ListQuery("del_one", Sort.KEY, false), 0, 10))
                .isEmpty();
    }

    @Test
    void a_definition_deleted_elsewhere_while_its_form_is_open_is_said_to_be_gone() {
        MetafieldDefinition opened = created("del_two");
        definitions.delete(ada, client, UUID.randomUUID(), opened);

        assertThat(definitions.update(ada, client, UUID.randomUUID(), opened, form(opened, "del_two", "Mine")))
                .isInstanceOfSatisfying(Stale.class, it -> assertThat(it.now()).isNull());
    }

    @Test
    void access_is_given_raised_and_taken() {
        MetafieldDefinition opened = created("acc_one");
        Target other = new Target("client", OTHER);
        Entry given = entry(sharing.grant(
                ada,
                client,
                UUID.randomUUID(),
                new Shared.Definition(opened),
                new Access(null, List.of(new Grant("client", OTHER, "READ"))),
                "their_key"));
        assertThat(given.parameters()).containsEntry("inverse", "metafieldAccess.revoke");
        assertThat(Sharing.level(row("acc_one").access(), other)).isEqualTo("READ");

        Entry raised = entry(sharing.grant(
                ada,
                client,
                UUID.randomUUID(),
                new Shared.Definition(found("acc_one")),
                new Access(null, List.of(new Grant("client", OTHER, "WRITE"))),
                null));
        assertThat(raised.parameters()).containsEntry("inverse", "metafieldAccess.grant");
        assertThat(Sharing.level(row("acc_one").access(), other)).isEqualTo("WRITE");

        entry(sharing.revoke(ada, client, UUID.randomUUID(), new Shared.Definition(found("acc_one")), other));
        assertThat(Sharing.level(row("acc_one").access(), other)).isNull();
    }

    @Test
    void a_grant_to_oneself_is_refused_before_anything_is_sent() {
        MetafieldDefinition opened = created("acc_self");
        assertThat(sharing.grant(
                        ada,
                        client,
                        UUID.randomUUID(),
                        new Shared.Definition(opened),
                        new Access(null, List.of(new Grant("client", client.gid(), "READ"))),
                        null))
                .isEqualTo(new FieldProblems(null, List.of(FieldProblem.of("grantee", "SELF"))));
    }

    @Test
    void revoking_what_is_not_there_is_told_by_the_api() {
        MetafieldDefinition opened = created("acc_none");
        assertThat(sharing.revoke(
                        ada, client, UUID.randomUUID(), new Shared.Definition(opened), new Target("client", OTHER)))
                .isInstanceOf(FieldProblems.class);
    }

    @Test
    void the_default_that_any_client_has_is_set_and_told_to_have_no_way_back() {
        MetafieldDefinition opened = created("acc_default");
        Entry entry = entry(sharing.grant(
                ada, client, UUID.randomUUID(), new Shared.Definition(opened), new Access("READ", List.of()), null));
        assertThat(entry.parameters())
                .doesNotContainKey("inverse")
                .containsEntry("inverse.none", "DEFAULT_STAYS")
                .containsEntry("grants.default", "READ");
        assertThat(row("acc_default").access().level()).isEqualTo("READ");
    }

    @Test
    void a_namespace_is_remembered_as_answered_changed_and_forgotten() {
        entry(namespaces.create(
                ada, client, UUID.randomUUID(), new NamespaceForm("ns_one", "One", "First namespace", null)));
        Node node = node("ns_one");
        assertThat(node.remembered().namespace().name()).isEqualTo("One");

        Entry changed = entry(namespaces.update(
                ada, client, UUID.randomUUID(), node, new NamespaceForm("ns_two", "Two", "First namespace", null)));
        assertThat(changed.parameters()).containsEntry("before.kind", "REMEMBERED");
        assertThat(remembered.remembered(client.id(), "ns_one")).isEmpty();

        entry(namespaces.delete(ada, client, UUID.randomUUID(), node("ns_two").keyPair()));
        assertThat(namespaces.tree(ada, client)).extracting(Node::path).doesNotContain("ns_two");
    }

    @Test
    void a_namespace_is_shared_and_what_is_remembered_follows() {
        entry(namespaces.create(ada, client, UUID.randomUUID(), new NamespaceForm("ns_shared", "S", "d", null)));
        Node node = node("ns_shared");
        entry(sharing.grant(
                ada,
                client,
                UUID.randomUUID(),
                new Shared.Namespace(node.keyPair(), node.remembered()),
                new Access(null, List.of(new Grant("client", OTHER, "READ"))),
                null));

        assertThat(Sharing.level(node("ns_shared").remembered().namespace().access(), new Target("client", OTHER)))
                .isEqualTo("READ");
    }

    private Node node(String path) {
        return namespaces.tree(ada, client).stream()
                .filter(node -> node.path().equals(path))
                .findAny()
                .orElseThrow();
    }

    @Test
    void the_tree_begins_with_the_reserved_namespace() {
        definitions.refresh(ada, client);
        assertThat(namespaces.tree(ada, client).getFirst().reserved()).isTrue();
    }

    @Test
    void the_standard_definition_is_asked_for_and_the_refusal_recorded() {
        ChangeResult result =
                definitions.enableStandard(ada, client, UUID.randomUUID(), new KeyPair("facts", "birthday"));
        assertThat(result).isInstanceOfAny(ChangeResult.Refused.class, FieldProblems.class);
    }

    @Test
    void a_definition_is_found_by_its_exact_path_alone() {
        created("find_ab");
        created("find_a");
        assertThat(definitions.find(ada, client, new KeyPair(null, "find_a")))
                .hasValueSatisfying(row -> assertThat(row.key()).isEqualTo("find_a"));
        assertThat(definitions.find(ada, client, new KeyPair(null, "find_"))).isEmpty();
        assertThat(definitions.find(ada, client, new KeyPair("care", "find_a"))).isEmpty();
    }

    @Test
    void a_cursor_that_went_stale_is_told_in_the_apis_words() {
        DefinitionsQuery first = new DefinitionsQuery(false, 2, null, List.of(), "KEY", false);
        DefinitionListing page = ((Browsed.Page) definitions.browse(ada, client, first)).listing();
        SANDBOX.staleCursors();

        assertThat(definitions.browse(
                        ada, client, new DefinitionsQuery(false, 2, page.endCursor(), List.of(), "KEY", false)))
                .isInstanceOfSatisfying(
                        Browsed.Unread.class,
                        it -> assertThat(it.messages())
                                .singleElement()
                                .asString()
                                .contains("is stale"));
    }

    @Test
    void who_may_not_share_sends_nothing() {
        MetafieldDefinition opened = created("acc_denied");
        Actor stranger = new Actor(
                new MemberId(UUID.randomUUID()), "Eve", "eve@example.com", 1, Instant.now(), "127.0.0.1", "test");
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> sharing.grant(
                        stranger,
                        client,
                        UUID.randomUUID(),
                        new Shared.Definition(opened),
                        new Access("READ", List.of()),
                        null));
    }
}
