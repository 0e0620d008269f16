package dev.counterfoil.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An HTTP answer that is ready to be sent. */
record Answer(int status, Map<String, String> headers, byte[] body) {

    static Answer json(int status, Object value) {
        return new Answer(status, Map.of("Content-Type", "application/json; charset=utf-8"), Json.bytes(value));
    }

    /** A refusal in the shape of a GraphQL answer, so that clients of any kind can read why. */
    static Answer refusal(int status, String code, String message) {
        return json(status, Map.of("errors", List.of(Map.of("message", message, "extensions", Map.of("code", code)))));
    }

    static Answer html(int status, String title) {
        String page = "<!doctype html><html><head><title>%s</title></head><body><h1>%s</h1></body></html>"
                .formatted(title, title);
        return new Answer(
                status, Map.of("Content-Type", "text/html; charset=utf-8"), page.getBytes(StandardCharsets.UTF_8));
    }

    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    Answer withBody(byte[] other) {
        return new Answer(status, headers, other);
    }
}
