package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Serving.Served;
import dev.counterfoil.sandbox.Token.Issued;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /oauth/token}: RFC 6749, section 6, with a new refresh token each time. Where the real endpoint is, the reference does not say; clients prove
 * themselves by HTTP Basic, or by {@code client_id} and {@code client_secret} in the body.
 */
final class TokenEndpoint {

    static final String PATH = "/oauth/token";
    static final String FIELD = "oauth/token";
    private static final Set<String> KEPT = Set.of("grant_type", "client_id", "scope");

    private final Clients clients;
    private final Store store;
    private final Serving serving;
    private final Lifetimes lifetimes;

    TokenEndpoint(Clients clients, Store store, Serving serving, Lifetimes lifetimes) {
        this.clients = clients;
        this.store = store;
        this.serving = serving;
        this.lifetimes = lifetimes;
    }

    void handle(Exchange exchange) throws IOException, InterruptedException {
        Optional<byte[]> body = exchange.body();
        if (!exchange.method().equals("POST")) {
            exchange.send(
                    Shape.OAUTH.refusal(405, "invalid_request", "Use POST.").with("Allow", "POST"));
        } else if (!exchange.hasType("application/x-www-form-urlencoded")) {
            exchange.send(invalid("Send Content-Type: application/x-www-form-urlencoded."));
        } else if (body.isEmpty()) {
            exchange.send(Shape.OAUTH.refusal(413, "invalid_request", "A request takes at most 1 MiB."));
        } else {
            Optional<Map<String, String>> form = form(new String(body.get(), StandardCharsets.UTF_8));
            if (form.isEmpty()) {
                exchange.send(invalid("A parameter is malformed or comes twice."));
            } else {
                authenticated(exchange, form.get());
            }
        }
    }

    private void authenticated(Exchange exchange, Map<String, String> form) throws IOException, InterruptedException {
        Optional<Doors.Pair> header = Doors.basic(exchange);
        if (header.isPresent() && form.containsKey("client_secret")) {
            exchange.send(invalid("Use one way to authenticate, not two."));
            return;
        }
        Optional<DemoClient> client = header.isPresent()
                ? clients.authenticate(
                        decoded(header.get().user()), decoded(header.get().password()))
                : clients.authenticate(form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", ""));
        if (client.isEmpty()) {
            exchange.send(Shape.OAUTH
                    .refusal(401, "invalid_client", "The client is unknown or its secret is not live.")
                    .with("WWW-Authenticate", "Basic realm=\"Shop sandbox\""));
            return;
        }
        serving.serve(
                exchange,
                n -> received(n, client.get(), form, exchange),
                Shape.OAUTH,
                (received, fault) -> refresh(client.get(), form, received.n()));
    }

    private Served refresh(DemoClient client, Map<String, String> form, long operation) {
        String grant = form.getOrDefault("grant_type", "");
        @Nullable String refresh = form.get("refresh_token");
        if (grant.isEmpty()) {
            return refused("invalid_request", "grant_type is missing.");
        }
        if (!grant.equals("refresh_token")) {
            return refused("unsupported_grant_type", "Only refresh_token is served here.");
        }
        if (refresh == null || refresh.isEmpty()) {
            return refused("invalid_request", "refresh_token is missing.");
        }
        return store.transact(operation, state -> {
            Optional<Token> found = state.users()
                    .byRefresh(Token.digest(refresh))
                    .filter(token -> token.client().equals(client.gid()))
                    .filter(Token::refreshes);
            if (found.isEmpty()) {
                return new Store.Decision<>(
                        refused("invalid_grant", "The refresh token is unknown, expired, spent or of another client."),
                        List.of());
            }
            Token old = found.get();
            String scope = form.getOrDefault("scope", old.scope());
            if (!Set.of(old.scope().split(" ")).containsAll(Arrays.asList(scope.split(" ")))) {
                return new Store.Decision<>(
                        refused("invalid_scope", "The scope exceeds what the user consented to."), List.of());
            }
            Issued issued = Token.issue(old.user(), old.client(), scope, lifetimes);
            return new Store.Decision<>(
                    granted(issued), List.of(Event.spent(old.refresh()), Event.issued(issued.token())));
        });
    }

    private Served granted(Issued issued) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", issued.accessToken());
        body.put("token_type", "Bearer");
        body.put("expires_in", lifetimes.access());
        body.put("refresh_token", issued.refreshToken());
        body.put("scope", issued.token().scope());
        return new Served(200, Map.of("Pragma", "no-cache"), body, 1, 0);
    }

    private static Served refused(String code, String description) {
        return new Served(400, Map.of(), Map.of("error", code, "error_description", description), 0, 1);
    }

    private static Answer invalid(String description) {
        return Shape.OAUTH.refusal(400, "invalid_request", description);
    }

    /** What is written down of the form: names of all parameters, values of those that open no door. */
    private static Received received(long n, DemoClient client, Map<String, String> form, Exchange exchange) {
        Map<String, String> kept = new LinkedHashMap<>();
        form.forEach((name, value) -> kept.put(
                Words.shortened(name), KEPT.contains(name) ? Words.shortened(Sealing.text(value)) : Sealing.SEALED));
        return new Received(
                n,
                Instant.now(),
                client.clientId(),
                "token",
                null,
                List.of(FIELD),
                Json.MAPPER.valueToTree(kept),
                "POST " + PATH,
                Serving.headers(exchange),
                "token",
                null);
    }

    private static Optional<Map<String, String>> form(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            try {
                String name = URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), StandardCharsets.UTF_8);
                String value = equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                if (form.putIfAbsent(name, value) != null) {
                    return Optional.empty();
                }
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.of(form);
    }

    /** RFC 6749, section 2.3.1: both halves are form-encoded; what does not decode is taken as it is. */
    private static String decoded(String half) {
        try {
            return URLDecoder.decode(half, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return half;
        }
    }
}
