package dev.counterfoil.faults;

import dev.counterfoil.faults.SandboxProblemException.Why;
import dev.counterfoil.outbound.LoopbackHttp;
import dev.counterfoil.outbound.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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

    private final LoopbackHttp http;
    private final Path token;

    /**
     * @param token file with the control token; read again at each call, since a sandbox makes a new one at each start
     * @throws InvalidConfigurationPropertyValueException if the origin is not this machine as written
     */
    SandboxLine(Origin origin, Path token) {
        try {
            this.http = new LoopbackHttp(origin, PATIENCE, LARGEST);
        } catch (IllegalArgumentException elsewhere) {
            throw new InvalidConfigurationPropertyValueException(
                    "counterfoil.sandbox.url",
                    null,
                    "a sandbox runs on this machine only, at localhost or a loopback address");
        }
        this.token = token;
    }

    /** Waits for the network; call it without holding a session. */
    JsonNode call(String method, String path, @Nullable JsonNode body) {
        try {
            LoopbackHttp.Answer answer = http.send(
                    method,
                    "/__sandbox/" + path,
                    Map.of("X-Sandbox-Token", token(), "Content-Type", "application/json"),
                    body == null ? null : JSON.writeValueAsBytes(body));
            return read(answer.status(), answer.body());
        } catch (IOException | JacksonException e) {
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
        if (status != 200) {
            throw new SandboxProblemException(Why.UNREACHABLE);
        }
        return JSON.readTree(body);
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
        http.close();
    }
}
