package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientInput;
import dev.counterfoil.clients.ClientRefusedException;
import dev.counterfoil.clients.ClientService;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.kit.IcuTranslations;
import dev.counterfoil.ledger.LedgerReader;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.sandbox.DemoClient;
import dev.counterfoil.sandbox.Fault;
import dev.counterfoil.sandbox.RunningSandbox;
import dev.counterfoil.sandbox.Sandbox;
import dev.counterfoil.sandbox.SandboxConfig;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.testing.PortalTest;
import dev.counterfoil.testing.TestOwner;
import dev.counterfoil.vault.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An upstream that says nothing, that is gone, or that is where nothing may be called, through the whole portal. */
@PortalTest(properties = {"counterfoil.changes.deadline=3s", "counterfoil.changes.lease=60s"})
class UnreachableUpstreamTests {

    private static final String CREATE = "metafieldDefinitionCreate";
    private static final URI PRIVATE = URI.create("https://10.0.0.1/api/partners/graphql.json");

    private static RunningSandbox sandbox;

    @Autowired
    private DefinitionService definitions;

    @Autowired
    private ClientService clients;

    @Autowired
    private ClientDirectory directory;

    @Autowired
    private LedgerReader ledger;

    @Autowired
    private IcuTranslations texts;

    @Autowired
    private JdbcClient jdbc;

    private Actor ada;

    @DynamicPropertySource
    static void reach(DynamicPropertyRegistry properties) throws IOException {
        Path data = Files.createDirectories(Path.of("target", "test-portals")).resolve("sandbox-" + UUID.randomUUID());
        RunningSandbox running = Sandbox.start(SandboxConfig.in(data));
        sandbox = running;
        properties.add("counterfoil.upstream.allowed-origins", () -> running.origin() + ",https://10.0.0.1");
    }

    @BeforeEach
    void an_owner() {
        TestOwner.ensure(jdbc);
        UUID id = jdbc.sql("select id from member").query(UUID.class).single();
        ada = new Actor(new MemberId(id), "Ada Byron", TestOwner.EMAIL, 1, Instant.now(), "127.0.0.1", "test");
    }

    /** One test, since the last thing it does is to take the API away. */
    @Test
    void each_is_told_with_what_to_do_and_a_true_outcome() {
        Client shop = connect();
        Notices notices = new Notices(texts);

        sandbox.fault(Fault.once(Fault.Kind.HANG, CREATE));
        ChangeResult silent = create(shop, "says_nothing");
        assertThat(silent).isInstanceOfSatisfying(ChangeResult.Unclear.class, it -> {
            assertThat(it.code()).isEqualTo("TIMED_OUT");
            assertThat(ledger.find(it.entrySeq()).orElseThrow().outcome()).isEqualTo(Outcome.UNKNOWN);
        });
        assertThat(notices.of(silent, "says_nothing", shop.name()))
                .contains("It is not known whether it was done")
                .contains("Why: the API took too long to answer.");
        assertThat(sandbox.received(CREATE)).hasSize(1);

        ClientRefusedException inside =
                catchThrowableOfType(ClientRefusedException.class, () -> add("Inside", PRIVATE));
        assertThat(texts.getTranslation(inside.messageKey(), java.util.Locale.ENGLISH, inside.messageArguments()))
                .isEqualTo("10.0.0.1 leads to a private address, which Counterfoil never calls. Check the endpoint."
                        + " Nothing was sent.");
        assertThat(directory.list(ada)).extracting(Client::name).containsExactly("Acme");

        sandbox.close();
        ChangeResult gone = create(shop, "nobody_there");
        assertThat(gone).isEqualTo(new ChangeResult.NotSent(null, "REFUSED"));
        assertThat(notices.of(gone, "nobody_there", shop.name()))
                .contains("Nothing was sent, nothing was changed.")
                .contains("The API did not take the connection; look whether the endpoint is right");
        assertThat(jdbc.sql("select count(*) from operation where subject_id = 'nobody_there'")
                        .query(Long.class)
                        .single())
                .as("what was not sent is not recorded as asked for")
                .isZero();
    }

    private Client connect() {
        add("Acme", URI.create(sandbox.partnersUrl()));
        return directory.list(ada).getFirst();
    }

    private void add(String name, URI endpoint) {
        DemoClient demo = sandbox.clients().getFirst();
        ClientInput input =
                new ClientInput(name, Environment.STAGING, demo.clientId(), endpoint, null, List.of(), List.of(), null);
        try (Secret secret = Secret.of(demo.secret())) {
            clients.add(ada, UUID.randomUUID(), input, secret);
        }
    }

    private ChangeResult create(Client shop, String key) {
        return definitions.create(
                ada, shop, UUID.randomUUID(), new DefinitionForm(key, "Name", "Text", "boolean", null, List.of()));
    }
}
