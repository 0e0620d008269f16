package dev.counterfoil.sandbox;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /__sandbox/…}: what tests and demonstrations steer the sandbox by, guarded by a token of its own. */
final class ControlEndpoint {

    static final String PREFIX = "/__sandbox/";

    private final String token;
    private final Clients clients;
    private final Store store;
    private final Faults faults;
    private final Elsewhere elsewhere;
    private final Issuing issuing;
    private final Coverage coverage;

    ControlEndpoint(
            String token,
            Clients clients,
            Store store,
            Faults faults,
            Elsewhere elsewhere,
            Issuing issuing,
            Coverage coverage) {
        this.token = token;
        this.clients = clients;
        this.store = store;
        this.faults = faults;
        this.elsewhere = elsewhere;
        this.issuing = issuing;
        this.coverage = coverage;
    }

    void handle(Exchange exchange) throws IOException {
        Optional<byte[]> body = exchange.body();
        String offered = exchange.header("X-Sandbox-Token");
        if (offered == null || !MessageDigest.isEqual(bytes(offered), bytes(token))) {
            exchange.send(Answer.refusal(401, "UNAUTHORIZED", "Send the control token as X-Sandbox-Token."));
        } else if (body.isEmpty()) {
            exchange.send(Answer.refusal(413, "PAYLOAD_TOO_LARGE", "A request takes at most 1 MiB."));
        } else if (body.get().length > 0 && !exchange.hasType("application/json")) {
            exchange.send(Answer.refusal(415, "UNSUPPORTED_MEDIA_TYPE", "Send Content-Type: application/json."));
        } else {
            exchange.send(answer(exchange, body.get()));
        }
    }

    private Answer answer(Exchange exchange, byte[] body) throws IOException {
        String call = exchange.method() + " " + exchange.path().substring(PREFIX.length());
        try {
            return switch (call) {
                case "GET received" -> received(exchange.rawQuery());
                case "GET faults" -> Answer.json(200, Map.of("faults", faults.all()));
                case "POST faults" -> {
                    faults.add(Json.MAPPER.readValue(body, Fault.class));
                    yield Answer.json(200, Map.of("faults", faults.all()));
                }
                case "DELETE faults" -> {
                    faults.clear();
                    yield Answer.json(200, Map.of("faults", List.of()));
                }
                case "POST cursors" -> {
                    elsewhere.staleCursors();
                    yield Answer.json(200, Map.of("stale", true));
                }
                case "GET users" -> Answer.json(200, Map.of("users", issuing.users()));
                case "POST consent-tokens" -> Answer.json(200, issuing.consentToken(Json.MAPPER.readTree(body)));
                case "POST tokens" -> Answer.json(200, issuing.steer(Json.MAPPER.readTree(body)));
                case "POST change" -> change(Json.MAPPER.readTree(body));
                case "POST secrets" -> secrets(Json.MAPPER.readTree(body));
                case "POST reset" -> {
                    elsewhere.reset();
                    yield Answer.json(200, Map.of("reset", true));
                }
                default -> Answer.refusal(404, "NOT_FOUND", "There is no " + Words.shortened(call) + ".");
            };
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            return Answer.refusal(
                    400, "BAD_REQUEST", "The body does not fit: " + Words.shortened(String.valueOf(e.getMessage())));
        }
    }

    private Answer received(@Nullable String rawQuery) {
        Optional<String> wanted = parameter(rawQuery, "client");
        long after = parameter(rawQuery, "after").map(Long::parseLong).orElse(0L);
        Optional<String> clientId = wanted.flatMap(clients::find).map(DemoClient::clientId);
        List<Received> received = store.received().stream()
                .filter(each -> wanted.isEmpty()
                        || clientId.filter(each.clientId()::equals).isPresent())
                .filter(each -> each.n() > after)
                .toList();
        int most = parameter(rawQuery, "limit").map(Integer::parseInt).orElse(received.size());
        return Answer.json(
                200,
                Map.of(
                        "received",
                        received.stream()
                                .skip(Math.max(0, received.size() - most))
                                .map(this::told)
                                .toList()));
    }

    private JsonNode told(Received received) {
        ObjectNode told = coverage.told(received);
        clients.find(received.clientId()).ifPresent(client -> told.put("clientName", client.name()));
        return told;
    }

    private Answer change(JsonNode change) {
        DemoClient client = client(change);
        List<FieldError> errors = elsewhere.change(client, change);
        return errors.isEmpty()
                ? Answer.json(200, Map.of("changed", true))
                : Answer.json(
                        422,
                        Map.of(
                                "userErrors",
                                errors.stream().map(FieldError::toMap).toList()));
    }

    private Answer secrets(JsonNode wish) throws IOException {
        DemoClient client = client(wish);
        return switch (wish.path("action").asString("")) {
            case "add" ->
                clients.addSecret(client.clientId())
                        .map(secret -> Answer.json(200, Map.of("clientId", client.clientId(), "secret", secret)))
                        .orElseGet(() -> Answer.refusal(409, "CONFLICT", "The client has two live secrets already."));
            case "revoke-oldest" ->
                clients.revokeOldestSecret(client.clientId())
                        ? Answer.json(200, Map.of("clientId", client.clientId()))
                        : Answer.refusal(409, "CONFLICT", "The client has one live secret only.");
            default -> throw new IllegalArgumentException("action must be add or revoke-oldest");
        };
    }

    private DemoClient client(JsonNode body) {
        return clients.find(body.path("client").asString(""))
                .orElseThrow(() -> new IllegalArgumentException("client is not known"));
    }

    private static Optional<String> parameter(@Nullable String rawQuery, String name) {
        for (String pair : rawQuery == null ? new String[0] : rawQuery.split("&")) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
