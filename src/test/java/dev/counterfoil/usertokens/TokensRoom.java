package dev.counterfoil.usertokens;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientInput;
import dev.counterfoil.clients.ClientService;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.clients.SandboxOffer;
import dev.counterfoil.sandbox.RunningSandbox;
import dev.counterfoil.sandbox.Sandbox;
import dev.counterfoil.sandbox.SandboxConfig;
import dev.counterfoil.testing.BrowserlessBase;
import dev.counterfoil.testing.StubServer;
import dev.counterfoil.vault.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole portal with one client of a sandbox that stands for the APIs. */
public abstract class TokensRoom extends BrowserlessBase {

    protected static final String MARIA = "a6af9dd8-0ae8-548a-9202-ea47c774ecc6";
    protected static final String SHOP = "Acme Shop";

    private static RunningSandbox running;
    private static StubServer strange;
    private static Path data;

    @Autowired
    private SandboxOffer offer;

    @Autowired
    private ClientDirectory directory;

    @Autowired
    private ClientService clients;

    @Autowired
    protected JdbcClient jdbc;

    @DynamicPropertySource
    static void sandbox(DynamicPropertyRegistry properties) throws IOException {
        if (running == null) {
            data = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "test-sandboxes").toAbsolutePath()), "tokens");
            running = Sandbox.start(new SandboxConfig(0, data, data.resolve("demo-clients.json"), true));
        }
        if (strange == null) {
            strange = StubServer.start().then(TokensRoom::strangely);
        }
        properties.add("counterfoil.upstream.allowed-origins", () -> running.origin() + "," + strange.origin());
        properties.add("counterfoil.sandbox.url", running::partnersUrl);
        properties.add(
                "counterfoil.sandbox.clients-file",
                () -> data.resolve("demo-clients.json").toString());
    }

    protected static RunningSandbox sandbox() {
        return running;
    }

    protected Client client() {
        return directory.list(owner()).stream()
                .filter(client -> client.name().equals(SHOP))
                .findFirst()
                .orElseGet(() -> {
                    offer.connect(owner(), UUID.randomUUID(), SHOP);
                    return client();
                });
    }

    /** A client whose API gives a reason that no schema knows. */
    protected Client stranger() {
        return directory.list(owner()).stream()
                .filter(client -> client.name().equals("Stranger"))
                .findFirst()
                .orElseGet(() -> {
                    try (Secret secret = Secret.of("0f-n0-use")) {
                        clients.add(
                                owner(),
                                UUID.randomUUID(),
                                new ClientInput(
                                        "Stranger",
                                        Environment.DEVELOPMENT,
                                        "stranger",
                                        strange.url(),
                                        null,
                                        List.of(),
                                        List.of(),
                                        null),
                                secret);
                    }
                    return stranger();
                });
    }

    private static void strangely(StubServer.Conversation conversation) throws IOException {
        boolean asked = conversation.request.body().contains("fetchTokensForUser");
        conversation.answer(200, asked ? """
                        {"data": {"fetchTokensForUser": {"userErrors": [
                          {"code": "ON_HOLIDAY", "field": ["publicId"], "message": "is on holiday"}]}}}""" : """
                        {"data": {"metafieldDefinitions": {"nodes": [], "pageInfo": {"hasNextPage": false, "hasPreviousPage": false}}}}""", "Content-Type", "application/json");
    }

    @BeforeEach
    void calm() {
        sandbox().clearFaults();
        jdbc.sql("delete from user_token").update();
        jdbc.sql("delete from test_user").update();
    }
}
