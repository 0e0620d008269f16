package dev.counterfoil.upstream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes sense of what arrived, as the response format of the GraphQL specification (October 2021, section 7.1) has it, but tolerant where servers
 * are known to be loose: {@code errors: null} and {@code errors: []} are no errors, further top-level keys are passed over, the status does not
 * matter where the body speaks.
 */
final class AnswerReader {

    private static final int EXCERPT = 200;
    private static final int MESSAGE = 500;
    private static final int MOST_ERRORS = 100;
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private AnswerReader() {}

    static Answer read(RawAnswer raw, Redactor redactor, Duration took) {
        boolean redirect = raw.status() >= 300 && raw.status() < 400;
        if (!redirect && !raw.tooLarge()) {
            Optional<Answer> spoken = readGraphQl(raw, redactor, took);
            if (spoken.isPresent()) {
                return spoken.get();
            }
        }
        String excerpt = Excerpt.of(new String(raw.body(), StandardCharsets.UTF_8), EXCERPT, redactor);
        return raw.status() >= 200 && raw.status() < 300
                ? new Answer.Malformed(raw.status(), excerpt, took)
                : new Answer.HttpFailure(raw.status(), excerpt, retryAfter(raw.retryAfter()), took);
    }

    private static Optional<Answer> readGraphQl(RawAnswer raw, Redactor redactor, Duration took) {
        JsonNode body;
        try {
            body = JSON.readTree(redactor.cleanBody(new String(raw.body(), StandardCharsets.UTF_8)));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
        if (!(body instanceof ObjectNode answer)) {
            return Optional.empty();
        }
        JsonNode data = answer.get("data");
        boolean noData = data == null || data.isNull();
        Optional<List<GraphQlError>> errors = readErrors(answer.get("errors"), redactor);
        if (errors.isEmpty() || !(noData || data instanceof ObjectNode)) {
            return Optional.empty();
        }
        if (data instanceof ObjectNode present) {
            return Optional.of(
                    errors.get().isEmpty()
                            ? new Answer.Success(present, raw.requestId(), took)
                            : new Answer.Partial(present, errors.get(), raw.requestId(), took));
        }
        return errors.get().isEmpty()
                ? Optional.empty()
                : Optional.of(new Answer.Errors(raw.status(), errors.get(), raw.requestId(), took));
    }

    /** Empty if they have a shape that GraphQL does not know. */
    private static Optional<List<GraphQlError>> readErrors(@Nullable JsonNode node, Redactor redactor) {
        if (node == null || node.isNull()) {
            return Optional.of(List.of());
        }
        if (!node.isArray()) {
            return Optional.empty();
        }
        List<GraphQlError> errors = new ArrayList<>();
        for (JsonNode error : node) {
            if (!error.isObject()) {
                return Optional.empty();
            }
            if (errors.size() < MOST_ERRORS) {
                errors.add(readError(error, redactor));
            }
        }
        return Optional.of(List.copyOf(errors));
    }

    private static GraphQlError readError(JsonNode error, Redactor redactor) {
        String message = Excerpt.of(text(error.get("message"), ""), MESSAGE, redactor);
        List<String> path = new ArrayList<>();
        for (JsonNode step : error.path("path")) {
            path.add(Excerpt.of(text(step, ""), EXCERPT, redactor));
        }
        JsonNode code = error.path("extensions").get("code");
        return new GraphQlError(
                message,
                List.copyOf(path),
                code == null || code.isNull() ? null : Excerpt.of(text(code, ""), EXCERPT, redactor));
    }

    private static String text(@Nullable JsonNode node, String otherwise) {
        return node == null || !node.isValueNode() ? otherwise : node.asString(otherwise);
    }

    /** Seconds or a date (RFC 9110, section 10.2.3), at most a day; null for anything else. */
    static @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        try {
            Duration wait = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(Instant.now(), Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
            return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        } catch (DateTimeParseException odd) {
            return null;
        }
    }
}
