package dev.counterfoil.upstream;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of one call. No variant ever holds the request's credential or the full body of an answer that could not be read.
 */
public sealed interface Answer {

    /** From the call to its end, by the monotonic clock. */
    Duration took();

    /** The server's request ID, if it sent one. */
    default @Nullable String requestId() {
        return null;
    }

    /** Whether the server may have seen the request; if not, it certainly has not. */
    default boolean bytesMayHaveLeft() {
        return !(this instanceof NotSent);
    }

    /** Data, and no error. */
    record Success(ObjectNode data, @Nullable String requestId, Duration took) implements Answer {

        /** Never the data: they may hold a token or what tells of a person. */
        @Override
        public String toString() {
            return "Success[" + took + "]";
        }
    }

    /** Data and errors: a partial answer. */
    record Partial(
            ObjectNode data,
            List<GraphQlError> errors,
            @Nullable String requestId,
            Duration took) implements Answer {

        /** Never the data. */
        @Override
        public String toString() {
            return "Partial[" + errors + ", " + took + "]";
        }
    }

    /** Errors and no data, with whatever status. */
    record Errors(
            int status, List<GraphQlError> errors, @Nullable String requestId, Duration took) implements Answer {}

    /** A status that is not 2xx, without a GraphQL body; redirects are here, since none is followed. */
    record HttpFailure(int status, String excerpt, @Nullable Duration retryAfter, Duration took) implements Answer {}

    /** 2xx, but nothing that GraphQL allows: HTML, truncated JSON, wrong shapes, too large. */
    record Malformed(int status, String excerpt, Duration took) implements Answer {}

    /** Bytes may have left, then time ran out or the connection broke. */
    record Lost(boolean timedOut, Duration took) implements Answer {}

    /** Nothing was sent: why, as a code. */
    record NotSent(Reason reason, Duration took) implements Answer {}

    /** Why nothing was sent. */
    enum Reason {
        ORIGIN_NOT_ALLOWED,
        UNKNOWN_HOST,
        PRIVATE_ADDRESS,
        REFUSED,
        CONNECT_TIMEOUT,
        TLS,
        LEASE_EXPIRED,
        /** The document is not what it was handed over as: one query, or the one mutation it is named after. */
        NOT_A_QUERY,
        SHUTTING_DOWN
    }

    /** One word for what went wrong, such as {@code TIMED_OUT} or {@code HTTP_503}; empty when nothing did. */
    static String code(Answer answer) {
        return switch (answer) {
            case NotSent it -> it.reason().name();
            case HttpFailure it -> "HTTP_" + it.status();
            case Malformed it -> "MALFORMED";
            case Lost it -> it.timedOut() ? "TIMED_OUT" : "CONNECTION_LOST";
            case Errors it -> it.status() >= 400 ? "HTTP_" + it.status() : "GRAPHQL_ERRORS";
            case Partial it -> "GRAPHQL_ERRORS";
            case Success it -> "";
        };
    }

    /** How long the API asks to be left alone; null if it does not say. */
    static @Nullable Duration retryAfter(Answer answer) {
        return answer instanceof HttpFailure it ? it.retryAfter() : null;
    }

    /** What the API itself says against it, if it says anything. */
    static List<String> words(Answer answer) {
        return switch (answer) {
            case Errors it -> it.errors().stream().map(GraphQlError::message).toList();
            case Partial it -> it.errors().stream().map(GraphQlError::message).toList();
            default -> List.of();
        };
    }
}
