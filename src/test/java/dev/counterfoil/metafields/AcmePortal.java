package dev.counterfoil.metafields;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.SandboxOffer;
import dev.counterfoil.sandbox.RunningSandbox;
import dev.counterfoil.sandbox.Sandbox;
import dev.counterfoil.sandbox.SandboxConfig;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.testing.CountedStatements;
import dev.counterfoil.testing.PortalTest;
import dev.counterfoil.testing.TestOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole portal with every demo client of a sandbox in this process, which begins each test as it was seeded. */
@PortalTest
@Import(CountedStatements.class)
abstract class AcmePortal {

    private static final Path DATA = Path.of("target", "test-portals", "sandbox-" + UUID.randomUUID());

    /** One for all classes, which share the portal as well; it ends with the process. */
    static final RunningSandbox SANDBOX = sandbox();

    @Autowired
    private SandboxOffer offer;

    @Autowired
    ClientDirectory directory;

    @Autowired
    JdbcClient jdbc;

    Actor ada;

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

    @BeforeEach
    void an_owner_with_all_demo_clients() {
        SANDBOX.clearFaults();
        SANDBOX.reset();
        // No query returns a namespace: what is remembered of the last test's would stay.
        jdbc.sql("delete from mirror_namespace").update();
        TestOwner.ensure(jdbc);
        UUID id = jdbc.sql("select id from member").query(UUID.class).single();
        ada = new Actor(new MemberId(id), "Ada Byron", TestOwner.EMAIL, 1, Instant.now(), "127.0.0.1", "test");
        offer.names(ada).forEach(name -> offer.connect(ada, UUID.randomUUID(), name));
    }

    Client client(String name) {
        return directory.list(ada).stream()
                .filter(client -> client.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    static Actor stranger() {
        return new Actor(
                new MemberId(UUID.randomUUID()), "Eve", "eve@example.com", 1, Instant.now(), "127.0.0.1", "test");
    }
}
