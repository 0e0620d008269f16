package dev.counterfoil.mirror.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.SandboxOffer;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.LedgerReader;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.media.VideoService;
import dev.counterfoil.metafields.DefinitionForm;
import dev.counterfoil.metafields.DefinitionHistory;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.mirror.SchemaService;
import dev.counterfoil.mirror.SchemaState;
import dev.counterfoil.mirror.SchemaState.Finding;
import dev.counterfoil.mirror.WatchService;
import dev.counterfoil.notices.Tasks;
import dev.counterfoil.sandbox.DemoClient;
import dev.counterfoil.sandbox.Fault;
import dev.counterfoil.sandbox.RunningSandbox;
import dev.counterfoil.sandbox.Sandbox;
import dev.counterfoil.sandbox.SandboxConfig;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.testing.BrowserlessBase;
import dev.counterfoil.testing.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The whole portal against a sandbox that somebody else changes too. */
class WatchViewTests extends BrowserlessBase {

    private static final Path DATA = Path.of("target", "test-portals", "watch-" + UUID.randomUUID());
    private static final RunningSandbox SANDBOX = sandbox();

    @Autowired
    private WatchService watch;

    @Autowired
    private DefinitionService definitions;

    @Autowired
    private DefinitionHistory history;

    @Autowired
    private ClientDirectory directory;

    @Autowired
    private SandboxOffer offer;

    @Autowired
    private SchemaService schemas;

    @Autowired
    private VideoService videos;

    @Autowired
    private Tasks tasks;

    @Autowired
    private LedgerReader reader;

    @Autowired
    private JdbcClient jdbc;

    private Client client;

    @DynamicPropertySource
    static void reachTheSandbox(DynamicPropertyRegistry properties) {
        properties.add("counterfoil.upstream.allowed-origins", SANDBOX::origin);
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
    void a_client_that_was_looked_at() {
        if (directory.list(owner()).isEmpty()) {
            offer.connect(owner(), UUID.randomUUID(), offer.names(owner()).getFirst());
        }
        client = directory.list(owner()).getFirst();
        watch.look(owner(), client);
        Long newest = watch.state(owner(), client).newest();
        if (newest != null) {
            watch.looked(owner(), client, newest);
        }
    }

    @Test
    void what_somebody_else_changed_is_shown_with_the_way_to_its_entry_until_somebody_has_looked() {
        String key = "elsewhere_" + System.nanoTime();
        SANDBOX.changeElsewhere(client.gid(), """
                {"action": "create", "definition": {"key": "%s", "name": "By another tool", "description": "d", "type": "boolean"}}""".formatted(key));
        watch.look(owner(), client);
        assertThat(tasks.open(owner(), 10)).anySatisfy(task -> {
            assertThat(task.kind()).isEqualTo("watch.outside");
            assertThat(task.parameters()).containsEntry("count", "1").containsEntry("client", client.name());
        });

        go("clients/" + client.id() + "/watch");
        Anchor row = rows().getFirst();
        assertThat(row.getElement().getTextRecursively()).contains("Added").contains(key);
        Entry entry = watch.found(owner(), client, 1).getFirst();
        assertThat(row.getHref()).endsWith("audit/" + entry.seq());
        assertThat(history.of(owner(), client, Set.of(entry.subject().id()), 5))
                .extracting(Entry::seq)
                .containsExactly(entry.seq());

        test(find(Button.class).withText("I have looked at these").single()).click();
        assertThat(tasks.open(owner(), 10)).noneMatch(task -> task.kind().equals("watch.outside"));
        assertThat(watch.state(owner(), client).unseen()).isZero();
    }

    @Test
    void what_another_tool_does_with_the_same_credentials_is_found() throws Exception {
        assertThat(send("""
                mutation { metafieldAccessGrant(identifier: {key: "%s"},
                    access: {grants: [{role: "another_tool", grant: READ}]}) { userErrors { message } } }""".formatted(SANDBOX.keys(client.gid()).getFirst()))).contains("\"userErrors\":[]");
        videos.lookUp(owner(), client, "gid://shopify/Product/4711");
        assertThat(send("""
                mutation { mediaCreate(input: {videoUrl: "https://media.example/another-tool.mp4", previewImageUrl: "https://media.example/p.png",
                    relatedProducts: [{productId: "gid://shopify/Product/4711"}]}) { userErrors { message } } }""")).contains("\"userErrors\":[]");
        watch.look(owner(), client);
        assertThat(watch.found(owner(), client, 2))
                .extracting(Entry::action)
                .containsExactly("outside.shopVideo.added", "outside.metafieldDefinition.changed");
        Entry granted = watch.found(owner(), client, 2).getLast();
        assertThat(granted.parameters()).containsEntry("fields", "access");
        assertThat(granted.images().get("before")).doesNotContain("another_tool");
        assertThat(granted.images().get("after")).contains("another_tool");
    }

    private static String send(String document) throws IOException, InterruptedException {
        DemoClient acme = SANDBOX.clients().getFirst();
        String basic = Base64.getEncoder()
                .encodeToString((acme.clientId() + ":" + acme.secrets().getFirst()).getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(SANDBOX.partnersUrl()))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Basic " + basic)
                                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared()
                                        .createObjectNode()
                                        .put("query", document)
                                        .toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void what_we_changed_ourselves_is_never_said_to_be_made_elsewhere() {
        int before = watch.found(owner(), client, 100).size();
        String key = "ours_" + System.nanoTime();
        ChangeResult made = definitions.create(
                owner(), client, UUID.randomUUID(), new DefinitionForm(key, "Ours", "d", "boolean", null, List.of()));
        assertThat(made).isInstanceOf(ChangeResult.Done.class);
        watch.look(owner(), client);
        assertThat(watch.found(owner(), client, 100)).hasSize(before);
    }

    /** Whoever waits with the session locked would let none of these round trips through. */
    @Test
    void pages_go_on_while_a_reading_waits_for_the_api() {
        int before = SANDBOX.received().size();
        SANDBOX.fault(Fault.always(Fault.Kind.HANG, "metafieldDefinitions"));
        try {
            go("clients/" + client.id() + "/metafields");
            test(find(Button.class).withText("Refresh").single()).click();
            Eventually.until(() -> SANDBOX.received().size() > before, () -> roundTrip());
            go("clients/" + client.id() + "/metafields?filter=loyalty");
            assertThat(test(find(Grid.class).single()).size()).isPositive();
            go("clients/" + client.id() + "/watch");
            assertThat(watch.state(owner(), client).read().refreshing())
                    .as("it still waits")
                    .isTrue();
        } finally {
            SANDBOX.clearFaults();
        }
        // The fault may not have fallen asleep yet when the request was already written down.
        Eventually.until(() -> !watch.state(owner(), client).read().refreshing(), () -> {
            SANDBOX.clearFaults();
            roundTrip();
        });
    }

    @Test
    void the_page_says_what_cannot_be_watched() {
        go("clients/" + client.id() + "/watch");
        assertThat(getCurrentView().getElement().getTextRecursively())
                .contains("Namespaces themselves")
                .contains("Values of users")
                .contains("the API lists none")
                .contains("names no author")
                .contains("tells no dates")
                .contains("existed before");
    }

    @Test
    void the_sandbox_is_found_to_be_what_the_portal_was_built_for() {
        String endpoint = client.endpoint().url().toString();
        go("schema");
        test(find(Button.class).withText("Check now").single()).click();
        Eventually.until(
                () -> schemas.list(owner()).stream().allMatch(state -> state.finding() == Finding.SAME),
                () -> roundTrip());
        go("");
        go("schema");
        assertThat(getCurrentView().getElement().getTextRecursively())
                .contains("As built for")
                .contains(endpoint)
                .contains(client.name());
    }

    @Test
    void what_differs_is_shown_with_what_it_touches_first_and_names_in_answers_until_somebody_has_looked() {
        String endpoint = client.endpoint().url().toString();
        schemas.list(owner());
        jdbc.sql("update schema_check set state = 'DIFFERENT', differences = ? where endpoint = ?")
                .params("""
                        [{"kind": "ADDED", "coordinate": "Extra", "was": null, "is": "OBJECT", "touches": []},
                         {"kind": "CHANGED", "coordinate": "ShopVideo.id", "was": "ID!", "is": "ID", "touches": ["Media", "MediaCreate"]}]""", endpoint)
                .update();
        jdbc.sql("insert into schema_unknown (endpoint, name) values (?, 'ShopVideoStatus.PENDING')")
                .param(endpoint)
                .update();
        go("schema");
        assertThat(getCurrentView().getElement().getTextRecursively())
                .contains("Different", "2 differences", "ShopVideoStatus.PENDING")
                .containsSubsequence("ShopVideo.id", "ID! → ID", "Touches 2 operations: Media, MediaCreate", "Extra");
        test(find(Button.class).withText("I have looked at these").single()).click();
        assertThat(find(Button.class).withText("I have looked at these").all()).isEmpty();
        assertThat(schemas.list(owner())).noneMatch(SchemaState::unseen);
        schemas.check(owner(), endpoint);
        assertThat(schemas.list(owner())).allMatch(state -> state.differences().isEmpty());
    }

    @Test
    void a_schema_is_checked_only_for_who_may_read_the_record_of_a_client_that_uses_it_and_the_refusal_is_recorded() {
        Actor eve = new Actor(
                new MemberId(UUID.randomUUID()), "Eve", "eve@example.com", 1, Instant.now(), "127.0.0.1", "test");
        assertThatThrownBy(() -> schemas.check(eve, client.endpoint().url().toString()))
                .isInstanceOf(AccessDeniedException.class);
        Eventually.until(
                () -> reader.page(LedgerReader.Query.all(), null, 5).stream()
                        .anyMatch(entry -> entry.outcome() == Outcome.DENIED
                                && eve.id().value().equals(entry.actorId())),
                () -> {});
    }

    private List<Anchor> rows() {
        return find(Anchor.class).all().stream()
                .filter(anchor -> anchor.hasClassName("cf-row"))
                .toList();
    }
}
