package dev.counterfoil.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One operation as it arrived from an authenticated client, journalled before it is executed.
 *
 * @param n counts from 1 and never starts again, not even after a reset
 * @param type {@code query}, {@code mutation}, {@code token}, or {@code unreadable} when the document does not parse
 * @param variables without tokens, and so is {@code query}
 * @param fields the root fields, in the order of the document
 * @param headers the few worth keeping, by lower-case name; never {@code Authorization}
 * @param api {@code partners}, {@code users} or {@code token}
 * @param outcome null as long as nothing is known: received, but not finished when the sandbox was killed
 */
public record Received(
        long n,
        Instant at,
        String clientId,
        String type,
        @Nullable String operationName,
        List<String> fields,
        @Nullable JsonNode variables,
        String query,
        Map<String, String> headers,
        @Nullable String api,
        @Nullable Outcome outcome) {

    public Received {
        api = api == null ? "partners" : api;
    }

    /**
     * What came of it.
     *
     * @param answer {@code answered}, {@code closed} (connection closed without an answer) or {@code withheld} (a fault answered or stayed silent instead, and nothing was executed)
     * @param fault the fault that struck, if one did
     * @param applied how many mutations changed the state
     */
    public record Outcome(
            Instant at, String answer, @Nullable String fault, int status, int applied, int errors) {}

    Received with(Outcome known) {
        return new Received(n, at, clientId, type, operationName, fields, variables, query, headers, api, known);
    }

    /** Whether this was a mutation with this root field. */
    public boolean is(String mutation) {
        return type.equals("mutation") && fields.contains(mutation);
    }
}
