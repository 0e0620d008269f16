package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Received.Outcome;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/partners/graphql.json}: authenticates, records what arrives, lets faults strike, executes, records what came of it, answers. */
final class PartnersEndpoint {

    static final String PATH = "/api/partners/graphql.json";
    private static final long HUGE = 50L << 20;

    private final Clients clients;
    private final Store store;
    private final Faults faults;
    private final GraphQL graphQl;

    PartnersEndpoint(Clients clients, Store store, Faults faults) {
        this.clients = clients;
        this.store = store;
        this.faults = faults;
        this.graphQl = Wiring.graphQl(store);
    }

    void handle(Exchange exchange) throws IOException, InterruptedException {
        if (!exchange.method().equals("POST")) {
            exchange.send(Answer.refusal(405, "METHOD_NOT_ALLOWED", "Use POST.").with("Allow", "POST"));
            return;
        }
        Optional<byte[]> body = exchange.body();
        Optional<DemoClient> caller = authenticate(exchange.header("Authorization"));
        if (caller.isEmpty()) {
            exchange.send(Answer.refusal(
                            401,
                            "UNAUTHORIZED",
                            "Send the client ID and a live client secret by HTTP Basic authentication.")
                    .with("WWW-Authenticate", "Basic realm=\"Shop Partners API sandbox\", charset=\"UTF-8\""));
        } else if (!exchange.isJson()) {
            exchange.send(Answer.refusal(415, "UNSUPPORTED_MEDIA_TYPE", "Send Content-Type: application/json."));
        } else if (body.isEmpty()) {
            exchange.send(Answer.refusal(413, "PAYLOAD_TOO_LARGE", "A request takes at most 1 MiB."));
        } else {
            try {
                answer(exchange, caller.get(), Request.parse(body.get()));
            } catch (Refusal refusal) {
                exchange.send(Answer.refusal(400, refusal.code(), refusal.text()));
            }
        }
    }

    private Optional<DemoClient> authenticate(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : clients.authenticate(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void answer(Exchange exchange, DemoClient caller, Request request)
            throws IOException, InterruptedException {
        Received received = store.receive(n -> request.received(n, caller, headers(exchange)));
        @Nullable Fault fault = faults.strike(received).orElse(null);
        if (fault != null && !fault.kind().executes() && fault.kind() != Fault.Kind.USER_ERROR) {
            withhold(exchange, received, fault);
            return;
        }
        if (fault != null && fault.kind() == Fault.Kind.DELAY) {
            Thread.sleep(fault.millis(1_000));
        }
        Operation operation = new Operation(caller, exchange.origin(), received.n(), fault);
        Map<String, Object> result = execute(request, operation);
        boolean silent =
                fault != null && (fault.kind() == Fault.Kind.DROP_AFTER || fault.kind() == Fault.Kind.HANG_AFTER);
        int errors = result.get("errors") instanceof List<?> list ? list.size() : 0;
        store.finish(
                received,
                new Outcome(
                        Instant.now(),
                        silent ? "closed" : "answered",
                        fault == null ? null : fault.kind().word(),
                        silent ? 0 : 200,
                        operation.applied(),
                        errors));
        if (fault == null) {
            exchange.send(Answer.json(200, result));
        } else {
            spoil(exchange, fault, result);
        }
    }

    private Map<String, Object> execute(Request request, Operation operation) {
        if (request.tooLarge()) {
            String message = "The document nests deeper than %d or has more than %d fields"
                    .formatted(DocumentSize.DEEPEST, DocumentSize.MOST_FIELDS);
            return Map.of("errors", List.of(Map.of("message", message, "extensions", Map.of("code", "TOO_COMPLEX"))));
        }
        ExecutionResult result = graphQl.execute(ExecutionInput.newExecutionInput()
                .query(request.query())
                .operationName(request.operationName())
                .variables(request.variableMap())
                .graphQLContext(context -> context.of(Operation.class, operation))
                .build());
        return new LinkedHashMap<>(result.toSpecification());
    }

    /** Faults that keep the operation from being executed. */
    private void withhold(Exchange exchange, Received received, Fault fault) throws IOException, InterruptedException {
        Answer answer = switch (fault.kind()) {
            case HTML -> Answer.html(fault.statusOr(500), fault.text());
            case REDIRECT ->
                Answer.refusal(fault.statusOr(307), "REDIRECT", fault.text())
                        .with("Location", fault.location() == null ? "http://127.0.0.1:9/elsewhere" : fault.location());
            case GRAPHQL_ERROR ->
                Answer.refusal(
                        fault.statusOr(200),
                        fault.code() == null ? "INTERNAL_SERVER_ERROR" : fault.code(),
                        fault.text());
            default -> Answer.refusal(fault.statusOr(500), "FAULT", fault.text());
        };
        boolean silent = fault.kind() == Fault.Kind.DROP || fault.kind() == Fault.Kind.HANG;
        store.finish(
                received,
                new Outcome(
                        Instant.now(),
                        silent ? "closed" : "withheld",
                        fault.kind().word(),
                        silent ? 0 : answer.status(),
                        0,
                        0));
        if (silent) {
            fallSilent(exchange, fault);
        } else {
            exchange.send(fault.retryAfter() == null ? answer : answer.with("Retry-After", fault.retryAfter()));
        }
    }

    /** Faults that strike after the operation was executed. */
    private void spoil(Exchange exchange, Fault fault, Map<String, Object> result)
            throws IOException, InterruptedException {
        switch (fault.kind()) {
            case ERRORS_NULL -> result.put("errors", null);
            case PARTIAL ->
                result.put(
                        "errors",
                        List.of(Map.of(
                                "message",
                                fault.text(),
                                "extensions",
                                Map.of("code", fault.code() == null ? "INTERNAL_SERVER_ERROR" : fault.code()))));
            default -> {}
        }
        Answer answer = Answer.json(200, result);
        switch (fault.kind()) {
            case DROP_AFTER, HANG_AFTER -> fallSilent(exchange, fault);
            case TRUNCATED -> exchange.send(answer.withBody(Arrays.copyOf(answer.body(), answer.body().length / 2)));
            case HUGE -> exchange.inflate(answer, fault.bytes() == null ? HUGE : fault.bytes());
            case SLOW -> exchange.trickle(answer, fault.millis(500));
            default -> exchange.send(answer);
        }
    }

    private void fallSilent(Exchange exchange, Fault fault) throws InterruptedException {
        if (fault.kind() == Fault.Kind.HANG || fault.kind() == Fault.Kind.HANG_AFTER) {
            faults.hang();
        }
        exchange.drop();
    }

    private static Map<String, String> headers(Exchange exchange) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : List.of("x-counterfoil-operation", "x-request-id", "user-agent")) {
            String value = exchange.header(name);
            if (value != null) {
                kept.put(name, Words.shortened(value));
            }
        }
        return kept;
    }
}
