package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Received.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every endpoint does with an operation of an authenticated client: writes it down, lets a fault strike, executes it, writes down what came of it, answers. */
final class Serving {

    private static final long HUGE = 50L << 20;

    private final Store store;
    private final Faults faults;

    /** Executes one operation. */
    interface Work {

        Served execute(Received received, @Nullable Fault fault);
    }

    /**
     * What was made of it.
     *
     * @param applied how many mutations changed the state
     */
    record Served(int status, Map<String, String> headers, Map<String, Object> body, int applied, int errors) {}

    Serving(Store store, Faults faults) {
        this.store = store;
        this.faults = faults;
    }

    void serve(Exchange exchange, Function<Long, Received> arrived, Shape shape, Work work)
            throws IOException, InterruptedException {
        Received received = store.receive(arrived);
        @Nullable Fault fault = faults.strike(received).orElse(null);
        if (fault != null && withholds(fault, shape)) {
            withhold(exchange, received, shape, fault);
            return;
        }
        if (fault != null && fault.kind() == Fault.Kind.DELAY) {
            Thread.sleep(fault.millis(1_000));
        }
        Served served = work.execute(received, fault);
        boolean silent =
                fault != null && (fault.kind() == Fault.Kind.DROP_AFTER || fault.kind() == Fault.Kind.HANG_AFTER);
        store.finish(
                received,
                new Outcome(
                        Instant.now(),
                        silent ? "closed" : "answered",
                        fault == null ? null : fault.kind().word(),
                        silent ? 0 : served.status(),
                        served.applied(),
                        served.errors()));
        if (fault == null) {
            exchange.send(answer(served, served.body()));
        } else {
            spoil(exchange, shape, fault, served);
        }
    }

    /** A user error is made by the mutations themselves; where there are none, it is an answer like any other. */
    private static boolean withholds(Fault fault, Shape shape) {
        return !fault.kind().executes() && !(shape == Shape.GRAPHQL && fault.kind() == Fault.Kind.USER_ERROR);
    }

    /** Faults that keep the operation from being executed. */
    private void withhold(Exchange exchange, Received received, Shape shape, Fault fault)
            throws IOException, InterruptedException {
        Answer answer = switch (fault.kind()) {
            case HTML -> Answer.html(fault.statusOr(500), fault.text());
            case REDIRECT ->
                shape.refusal(fault.statusOr(307), "REDIRECT", fault.text())
                        .with("Location", fault.location() == null ? "http://127.0.0.1:9/elsewhere" : fault.location());
            case GRAPHQL_ERROR, USER_ERROR ->
                shape.refusal(
                        fault.statusOr(shape == Shape.GRAPHQL ? 200 : 400),
                        fault.code() == null ? shape.usualCode() : fault.code(),
                        fault.text());
            default -> status(received.api(), shape, fault);
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

    /** A refusal looks as the API's own would: what a caller makes of it may hang on more than the status. */
    private static Answer status(@Nullable String api, Shape shape, Fault fault) {
        int status = fault.statusOr(500);
        if (shape == Shape.OAUTH) {
            Answer answer = shape.refusal(status, status == 401 ? "invalid_client" : "server_error", fault.text());
            return status == 401 ? answer.with("WWW-Authenticate", Doors.challenge(api)) : answer;
        }
        return switch (status) {
            case 401 ->
                shape.refusal(status, "UNAUTHORIZED", fault.text()).with("WWW-Authenticate", Doors.challenge(api));
            case 429 -> {
                Map<String, Object> body = new LinkedHashMap<>();
                body.put("data", null);
                shape.addError(body, "TOO_MANY_REQUESTS", fault.text());
                yield Answer.json(status, body);
            }
            default -> shape.refusal(status, "FAULT", fault.text());
        };
    }

    /** Faults that strike after the operation was executed. */
    private void spoil(Exchange exchange, Shape shape, Fault fault, Served served)
            throws IOException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>(served.body());
        switch (fault.kind()) {
            case ERRORS_NULL -> body.put("errors", null);
            case PARTIAL -> shape.addError(body, fault.code() == null ? shape.usualCode() : fault.code(), fault.text());
            default -> {}
        }
        Answer answer = answer(served, body);
        switch (fault.kind()) {
            case DROP_AFTER, HANG_AFTER -> fallSilent(exchange, fault);
            case TRUNCATED -> exchange.send(answer.withBody(Arrays.copyOf(answer.body(), answer.body().length / 2)));
            case HUGE -> exchange.inflate(answer, fault.bytes() == null ? HUGE : fault.bytes());
            case SLOW -> exchange.trickle(answer, fault.millis(500));
            default -> exchange.send(answer);
        }
    }

    private static Answer answer(Served served, Map<String, Object> body) {
        Answer answer = Answer.json(served.status(), body);
        for (Map.Entry<String, String> header : served.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    private void fallSilent(Exchange exchange, Fault fault) throws InterruptedException {
        if (fault.kind() == Fault.Kind.HANG || fault.kind() == Fault.Kind.HANG_AFTER) {
            faults.hang();
        }
        exchange.drop();
    }

    /** The few headers worth keeping. */
    static Map<String, String> headers(Exchange exchange) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : List.of("x-counterfoil-operation", "x-request-id", "user-agent")) {
            String value = exchange.header(name);
            if (value != null) {
                kept.put(name, Words.shortened(Sealing.text(value)));
            }
        }
        return kept;
    }
}
