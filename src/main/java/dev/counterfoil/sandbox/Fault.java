package dev.counterfoil.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fault to strike an operation that has arrived. Members that a kind does not use are ignored.
 *
 * @param operation root field such as {@code metafieldDefinitionCreate}, or {@code *}
 * @param times how often it strikes; -1 until it is cleared
 * @param client only this client's operations (client ID); null for all
 * @param ms {@code delay}: how long to wait before executing; {@code slow}: pause between pieces of the answer
 * @param status {@code status}, {@code html}, {@code redirect}, {@code graphql-error}: the HTTP status
 * @param location {@code redirect}: where to
 * @param retryAfter {@code status}: the {@code Retry-After} header
 * @param bytes {@code huge}: size of the answer
 * @param message text of the error
 * @param code {@code graphql-error}, {@code partial}: {@code extensions.code}
 * @param field {@code user-error}: path of the error
 */
public record Fault(
        Kind kind,
        @Nullable String operation,
        @Nullable Integer times,
        @Nullable String client,
        @Nullable Long ms,
        @Nullable Integer status,
        @Nullable String location,
        @Nullable String retryAfter,
        @Nullable Long bytes,
        @Nullable String message,
        @Nullable String code,
        @Nullable List<String> field) {

    /** What happens. */
    public enum Kind {
        /** Waits, then executes and answers. */
        @JsonProperty("delay")
        DELAY,
        /** Closes the connection and executes nothing. */
        @JsonProperty("drop")
        DROP,
        /** Executes, then closes the connection without an answer. */
        @JsonProperty("drop-after")
        DROP_AFTER,
        /** Executes nothing and stays silent until faults are cleared or the sandbox stops. */
        @JsonProperty("hang")
        HANG,
        /** Executes, then stays silent. */
        @JsonProperty("hang-after")
        HANG_AFTER,
        /** Executes nothing; answers with a status, 500 unless told, and a JSON body without data. */
        @JsonProperty("status")
        STATUS,
        /** Executes nothing; answers with a page, status 500 unless told. */
        @JsonProperty("html")
        HTML,
        /** Executes; the answer's JSON breaks off half-way. */
        @JsonProperty("truncated")
        TRUNCATED,
        /** Executes; the answer has {@code "errors": null} beside its data. */
        @JsonProperty("errors-null")
        ERRORS_NULL,
        /** Executes; the answer is valid JSON of 50 MiB unless told. */
        @JsonProperty("huge")
        HUGE,
        /** Executes nothing; answers with a redirect, 307 unless told. */
        @JsonProperty("redirect")
        REDIRECT,
        /** Executes nothing; each mutation answers with one user error. */
        @JsonProperty("user-error")
        USER_ERROR,
        /** Executes nothing; answers with a top-level error and no data. */
        @JsonProperty("graphql-error")
        GRAPHQL_ERROR,
        /** Executes; the answer has a top-level error beside its data. */
        @JsonProperty("partial")
        PARTIAL,
        /** Executes; the answer trickles. */
        @JsonProperty("slow")
        SLOW;

        /** As it is written in requests and in the log. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        boolean executes() {
            return switch (this) {
                case DELAY, DROP_AFTER, HANG_AFTER, TRUNCATED, ERRORS_NULL, HUGE, PARTIAL, SLOW -> true;
                case DROP, HANG, STATUS, HTML, REDIRECT, USER_ERROR, GRAPHQL_ERROR -> false;
            };
        }
    }

    public Fault {
        Objects.requireNonNull(kind, "kind");
        operation = operation == null ? "*" : operation;
        times = times == null ? 1 : times;
        if (times == 0 || times < -1) {
            throw new IllegalArgumentException("times must be -1 or at least 1");
        }
        if (status != null && (status < 200 || status > 599)) {
            throw new IllegalArgumentException("status must be between 200 and 599");
        }
        if (ms != null && (ms < 0 || ms > 600_000) || bytes != null && (bytes < 0 || bytes > 1L << 30)) {
            throw new IllegalArgumentException("ms or bytes is out of range");
        }
    }

    /** A fault that strikes this operation once. */
    public static Fault once(Kind kind, String operation) {
        return new Fault(kind, operation, 1, null, null, null, null, null, null, null, null, null);
    }

    /** A fault that strikes this operation until it is cleared. */
    public static Fault always(Kind kind, String operation) {
        return new Fault(kind, operation, -1, null, null, null, null, null, null, null, null, null);
    }

    public Fault withMs(long value) {
        return new Fault(
                kind, operation, times, client, value, status, location, retryAfter, bytes, message, code, field);
    }

    public Fault withStatus(int value) {
        return new Fault(kind, operation, times, client, ms, value, location, retryAfter, bytes, message, code, field);
    }

    public Fault withLocation(String value) {
        return new Fault(kind, operation, times, client, ms, status, value, retryAfter, bytes, message, code, field);
    }

    public Fault withRetryAfter(String value) {
        return new Fault(kind, operation, times, client, ms, status, location, value, bytes, message, code, field);
    }

    public Fault withBytes(long value) {
        return new Fault(kind, operation, times, client, ms, status, location, retryAfter, value, message, code, field);
    }

    public Fault withError(String text, @Nullable String errorCode, @Nullable List<String> path) {
        return new Fault(
                kind, operation, times, client, ms, status, location, retryAfter, bytes, text, errorCode, path);
    }

    Fault withTimes(int value) {
        return new Fault(kind, operation, value, client, ms, status, location, retryAfter, bytes, message, code, field);
    }

    int remaining() {
        return times == null ? 1 : times;
    }

    boolean strikes(Received received) {
        return (client == null || client.equals(received.clientId()))
                && ("*".equals(operation) || received.fields().contains(operation));
    }

    long millis(long otherwise) {
        return ms == null ? otherwise : ms;
    }

    int statusOr(int otherwise) {
        return status == null ? otherwise : status;
    }

    String text() {
        return message == null ? "A fault made by the sandbox on demand" : message;
    }

    /** Where it is not told, at an input that the mutation has. */
    FieldError userError(String mutation) {
        return new FieldError(field == null ? usualField(mutation) : field, text());
    }

    private static List<String> usualField(String mutation) {
        return switch (mutation) {
            case "metafieldDefinitionCreate", "metafieldDefinitionUpdate" -> List.of("definition", "key");
            case "metafieldNamespaceCreate", "metafieldNamespaceUpdate" -> List.of("namespace", "key");
            case "mediaCreate" -> List.of("input", "videoUrl");
            case "mediaUpdate" -> List.of("input", "id");
            case "mediaDelete" -> List.of("id");
            case "fetchTokensForUser" -> List.of("consentToken");
            case "fetchCustomDataTokenForUser" -> List.of("email");
            case "standardMetafieldDefinitionEnable" -> List.of("key");
            case "metafieldsSet" -> List.of("metafields", "0", "value");
            default -> List.of("identifier", "key");
        };
    }
}
