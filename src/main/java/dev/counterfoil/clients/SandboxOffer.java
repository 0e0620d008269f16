package dev.counterfoil.clients;

import dev.counterfoil.clients.persistence.ClientRows;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.vault.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Offers the demo clients of the sandbox that runs beside the portal, so that a newcomer can try it without an account at Shop. The file is
 * written by the sandbox for the portal's account alone; it is read again at each use and nothing of it is kept.
 */
@Service
public class SandboxOffer {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxOffer.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Rights rights;
    private final ClientService clients;
    private final ClientRows rows;
    private final @Nullable Path file;
    private final @Nullable URI endpoint;

    SandboxOffer(
            Rights rights,
            ClientService clients,
            ClientRows rows,
            @Value("${counterfoil.sandbox.clients-file:}") String file,
            @Value("${counterfoil.sandbox.url:}") String url) {
        this.rights = rights;
        this.clients = clients;
        this.rows = rows;
        this.file = file.isBlank() ? null : Path.of(file);
        this.endpoint = url.isBlank() ? null : URI.create(url.strip());
    }

    /** The names of the demo clients that are not connected yet, for somebody who may add clients; else none. */
    public List<String> names(Actor actor) {
        if (!rights.may(actor, Permission.CLIENT_ADD, null)) {
            return List.of();
        }
        return demos().stream()
                .filter(demo -> !rows.taken(null, demo.input(), demo.origin()).contains("dashboardId"))
                .map(demo -> demo.input().name())
                .toList();
    }

    /**
     * Connects one of them as any client is connected.
     *
     * @throws ClientRefusedException as {@link ClientService#add}
     */
    public ClientService.Saved connect(Actor actor, UUID intent, String name) {
        rights.require(actor, Permission.CLIENT_ADD, null);
        Demo demo = demos().stream()
                .filter(each -> each.input().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("the sandbox has no such client any more"));
        try (Secret secret = Secret.of(demo.secret())) {
            return clients.add(actor, intent, demo.input(), secret);
        }
    }

    private List<Demo> demos() {
        if (file == null || endpoint == null || !Files.isReadable(file)) {
            return List.of();
        }
        try {
            return JSON.readTree(file.toFile())
                    .valueStream()
                    .map(node -> Demo.of(node, endpoint))
                    .toList();
        } catch (JacksonException unreadable) {
            // Its message would quote the file, and with it a secret.
            LOG.warn("The sandbox's list of clients cannot be read");
            return List.of();
        }
    }

    private record Demo(ClientInput input, String secret) {

        static Demo of(JsonNode node, URI endpoint) {
            ClientInput input = new ClientInput(
                    node.path("name").asString(""),
                    environment(node.path("environment").asString("")),
                    node.path("clientId").asString(""),
                    endpoint,
                    node.path("gid").asString(""),
                    node.path("scopes")
                            .valueStream()
                            .map(scope -> scope.asString(""))
                            .toList(),
                    List.of(),
                    null);
            return new Demo(input, node.path("secret").asString(""));
        }

        private static Environment environment(String named) {
            return Arrays.stream(Environment.values())
                    .filter(one -> one.name().equalsIgnoreCase(named))
                    .findAny()
                    .orElse(Environment.DEVELOPMENT);
        }

        String origin() {
            return Origin.of(input.endpoint()).toString();
        }

        @Override
        public String toString() {
            return input.name() + " [sealed]";
        }
    }
}
