package dev.counterfoil.sandbox;

import java.util.List;
import java.util.Map;

/** What the errors of an endpoint look like. */
enum Shape {
    GRAPHQL,
    /** RFC 6749, section 5.2. */
    OAUTH;

    Answer refusal(int status, String code, String message) {
        return this == GRAPHQL
                ? Answer.refusal(status, code, message)
                : Answer.json(status, Map.of("error", code, "error_description", message));
    }

    /** The answer's body with an error beside its data. */
    void addError(Map<String, Object> body, String code, String message) {
        if (this == GRAPHQL) {
            body.put("errors", List.of(Map.of("message", message, "extensions", Map.of("code", code))));
        } else {
            body.put("error", code);
            body.put("error_description", message);
        }
    }

    String usualCode() {
        return this == GRAPHQL ? "INTERNAL_SERVER_ERROR" : "server_error";
    }
}
