package dev.counterfoil.mirror.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.SandboxOffer;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.metafields.DefinitionForm;
import dev.counterfoil.metafields.DefinitionHistory;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.mirror.SchemaService;
import dev.counterfoil.mirror.SchemaState.Finding;
import dev.counterfoil.mirror.WatchService;
import dev.counterfoil.notices.Tasks;
import dev.counterfoil.sandbox.RunningSandbox;
import dev.counterfoil.sandbox.Sandbox;
import dev.counterfoil.sandbox.SandboxConfig;
import dev.counterfoil.testing.BrowserlessBase;
import dev.counterfoil.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

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
    private Tasks tasks;

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
        watch.looked(owner(), client);
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
    void what_we_changed_ourselves_is_never_said_to_be_made_elsewhere() {
        int before = watch.found(owner(), client, 100).size();
        String key = "ours_" + System.nanoTime();
        ChangeResult made = definitions.create(
                owner(), client, UUID.randomUUID(), new DefinitionForm(key, "Ours", "d", "boolean", null, List.of()));
        assertThat(made).isInstanceOf(ChangeResult.Done.class);
        watch.look(owner(), client);
        assertThat(watch.found(owner(), client, 100)).hasSize(before);
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

    private List<Anchor> rows() {
        return find(Anchor.class).all().stream()
                .filter(anchor -> anchor.hasClassName("cf-row"))
                .toList();
    }
}
