package dev.counterfoil.upstream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes sense of a token endpoint's answer: a token (RFC 6749, section 5.1) or an error (section 5.2) becomes the payload that
 * {@code token-endpoint.graphqls} describes, so that the gate judges it by the same table as any mutation.
 */
final class TokenAnswerReader {

    private static final int EXCERPT = 200;
    private static final int MESSAGE = 500;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private TokenAnswerReader() {}

    static Answer read(RawAnswer raw, Redactor redactor, Duration took) {
        boolean success = raw.status() >= 200 && raw.status() < 300;
        boolean refusal = raw.status() >= 400 && raw.status() < 500 && raw.status() != 429;
        ObjectNode body = raw.tooLarge() || !(success || refusal) ? null : object(raw);
        if (body != null && body.path("error").isString() && refusal) {
            return new Answer.Success(refused(body, redactor), raw.requestId(), took);
        }
        if (body != null && success && body.path("access_token").isString()) {
            return new Answer.Success(issued(body), raw.requestId(), took);
        }
        // A body that holds a token in a shape nobody knows must not be quoted.
        String excerpt = success ? "" : Excerpt.of(new String(raw.body(), StandardCharsets.UTF_8), EXCERPT, redactor);
        return success
                ? new Answer.Malformed(raw.status(), excerpt, took)
                : new Answer.HttpFailure(raw.status(), excerpt, AnswerReader.retryAfter(raw.retryAfter()), took);
    }

    private static @Nullable ObjectNode object(RawAnswer raw) {
        try {
            return JSON.readTree(raw.body()) instanceof ObjectNode node ? node : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static ObjectNode issued(ObjectNode body) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ObjectNode payload = data.putObject("refreshToken");
        payload.put("accessToken", body.path("access_token").asString());
        payload.put("tokenType", text(body.get("token_type")));
        payload.put("scope", text(body.get("scope")));
        payload.put("refreshToken", text(body.get("refresh_token")));
        String lifetime = body.path("expires_in").asString("");
        if (lifetime.matches("\\d{1,9}")) {
            payload.put("expiresIn", Integer.parseInt(lifetime));
        }
        payload.putArray("userErrors");
        return data;
    }

    private static ObjectNode refused(ObjectNode body, Redactor redactor) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ObjectNode error = data.putObject("refreshToken").putArray("userErrors").addObject();
        error.put("code", Excerpt.of(body.path("error").asString(), EXCERPT, redactor));
        error.putArray("field");
        error.put("message", Excerpt.of(body.path("error_description").asString(""), MESSAGE, redactor));
        return data;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || !node.isString() ? null : node.asString();
    }
}
