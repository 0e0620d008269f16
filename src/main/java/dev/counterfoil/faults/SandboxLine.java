package dev.counterfoil.faults;

import dev.counterfoil.faults.SandboxProblemException.Why;
import dev.counterfoil.outbound.AddressGuard;
import dev.counterfoil.outbound.Addresses;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.outbound.OriginList;
import dev.counterfoil.outbound.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one connection to the sandbox's control endpoint: loopback only, no redirect, bounded in time and size. */
final class SandboxLine implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST = 8 << 20;

    private final Origin origin;
    private final Path token;
    private final AddressGuard guard;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    /**
     * @param token file with the control token; read again at each call, since a sandbox makes a new one at each start
     * @throws InvalidConfigurationPropertyValueException if the origin is not this machine as written
     */
    SandboxLine(Origin origin, Path token) {
        if (!Addresses.isLoopbackHost(origin.host())) {
            throw new InvalidConfigurationPropertyValueException(
                    "counterfoil.sandbox.url",
                    null,
                    "a sandbox runs on this machine only, at localhost or a loopback address");
        }
        this.origin = origin;
        this.token = token;
        this.guard = new AddressGuard(new OriginList(List.of(origin)));
    }

    /** Waits for the network; call it without holding a session. */
    JsonNode call(String method, String path, @Nullable JsonNode body) {
        HttpRequest request = HttpRequest.newBuilder(address(path))
                .timeout(PATIENCE)
                .header("X-Sandbox-Token", token())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                return read(response.statusCode(), in.readNBytes(LARGEST + 1));
            }
        } catch (IOException | JacksonException e) {
            throw new SandboxProblemException(Why.UNREACHABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxProblemException(Why.UNREACHABLE);
        }
    }

    private static JsonNode read(int status, byte[] body) {
        if (status == 401) {
            throw new SandboxProblemException(Why.TOKEN);
        }
        if (status == 400) {
            throw new SandboxProblemException(Why.REFUSED);
        }
        if (status != 200 || body.length > LARGEST) {
            throw new SandboxProblemException(Why.UNREACHABLE);
        }
        return JSON.readTree(body);
    }

    private URI address(String path) {
        try {
            InetAddress pinned = guard.pin(origin);
            String host =
                    pinned instanceof Inet6Address ? "[" + pinned.getHostAddress() + "]" : pinned.getHostAddress();
            return URI.create("%s://%s:%d/__sandbox/%s".formatted(origin.scheme(), host, origin.port(), path));
        } catch (RefusedException e) {
            throw new SandboxProblemException(Why.UNREACHABLE);
        }
    }

    private String token() {
        try {
            String text = Files.readString(token).strip();
            if (text.matches("[0-9a-f]{16,128}")) {
                return text;
            }
        } catch (IOException e) {
            // Falls through: without a token nothing is sent.
        }
        throw new SandboxProblemException(Why.TOKEN);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
