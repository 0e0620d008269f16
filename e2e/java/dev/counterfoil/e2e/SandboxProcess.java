package dev.counterfoil.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox of its own process, and what it received. */
final class SandboxProcess implements AutoCloseable {

    private static final String READY = "Sandbox ready on ";

    private final Path data;
    private final RunningJar jar;
    private final String origin;

    private SandboxProcess(Path data, RunningJar jar) {
        this.data = data;
        this.jar = jar;
        this.origin = jar.await(READY);
    }

    static SandboxProcess start(Path folder) throws IOException {
        Path data = Files.createDirectories(folder.resolve("sandbox"));
        return new SandboxProcess(
                data, RunningJar.start(folder, List.of(READY), "sandbox", "--port", "0", "--data", data.toString()));
    }

    /** Such as {@code http://127.0.0.1:43210}. */
    String origin() {
        return origin;
    }

    Path clientsFile() {
        return data.resolve("demo-clients.json");
    }

    /** Holds what steers it. */
    Path controlTokenFile() {
        return data.resolve("control-token");
    }

    /** Every operation it received, oldest first. */
    List<JsonNode> received() {
        JsonNode answer = control("GET", "received", "");
        return answer.path("received").isArray()
                ? answer.path("received").valueStream().toList()
                : answer.valueStream().toList();
    }

    /** The mutations among them. */
    List<JsonNode> mutations() {
        return received().stream()
                .filter(one -> one.path("type").asString("").equals("mutation"))
                .toList();
    }

    /** Whatever was to change something: mutations of either API, and tokens to be renewed. */
    List<JsonNode> changes() {
        return received().stream()
                .filter(one ->
                        List.of("mutation", "token").contains(one.path("type").asString("")))
                .toList();
    }

    /** Tells it to misbehave; see the sandbox's own page for the fields of a fault. */
    void fault(String json) {
        control("POST", "faults", json);
    }

    /** Changes something as if by another tool; see the sandbox's own page for the fields. */
    void change(String json) {
        control("POST", "change", json);
    }

    /** Ends its misbehaviour, and lets go of what hangs. */
    void clearFaults() {
        control("DELETE", "faults", "");
    }

    /** What Sign in with Shop would hand out for a user of this client. */
    String consentToken(String client, String user) {
        return control("POST", "consent-tokens", "{\"client\":\"" + client + "\",\"user\":\"" + user + "\"}")
                .path("consentToken")
                .asString();
    }

    /** Gives the client a second live secret. */
    String addSecret(String client) {
        return control("POST", "secrets", "{\"client\":\"" + client + "\",\"action\":\"add\"}")
                .path("secret")
                .asString();
    }

    /** Makes every access token issued so far expire. */
    void expireTokens() {
        control("POST", "tokens", "{\"expire\":\"access\"}");
    }

    private JsonNode control(String method, String call, String body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + "/__sandbox/" + call))
                    .header(
                            "X-Sandbox-Token",
                            Files.readString(controlTokenFile()).strip())
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (!body.isEmpty()) {
                request.header("Content-Type", "application/json");
            }
            try (HttpClient http = HttpClient.newHttpClient()) {
                HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(call + " answered " + answer.statusCode() + ": " + answer.body());
                }
                return JsonMapper.shared().readTree(answer.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        jar.stop();
        try {
            // What was received is counted once all journeys are over, when this folder is gone.
            Path kept = Files.createDirectories(Path.of("target", "received").toAbsolutePath());
            Files.copy(data.resolve("journal.jsonl"), kept.resolve(UUID.randomUUID() + "-journal.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
