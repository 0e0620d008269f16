package dev.counterfoil.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads entries back from their canonical text. */
final class EntryParser {

    /** What {@link #entry} needs of a row; {@code e} is the entry. */
    static final String COLUMNS = """
            e.seq, e.at, e.canonical, e.hash, e.prev_hash,
            (select jsonb_object_agg(p.field, p.value)::text from ledger_payload p where p.at = e.at and p.seq = e.seq) as personal
            """;

    private static final JsonMapper JSON = new JsonMapper();

    private EntryParser() {}

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    static Entry entry(ResultSet row, int number) throws SQLException {
        EntryRef ref = Appender.ref(row, number);
        JsonNode text = json(row.getString("canonical"));
        String personal = row.getString("personal");
        return new Entry(
                ref.seq(),
                ref.at(),
                text.path("action").asString(),
                text.path("codeVersion").asInt(),
                Outcome.valueOf(text.path("outcome").asString()),
                uuid(text, "clientId"),
                subject(text.path("subject")),
                uuid(text, "operationId"),
                uuid(text, "actorId"),
                texts(text.path("parameters")),
                personal == null ? Map.of() : texts(json(personal)),
                texts(text.path("images")),
                Salted.hex(row.getBytes("hash")),
                Salted.hex(row.getBytes("prev_hash")));
    }

    private static @Nullable UUID uuid(JsonNode text, String name) {
        return text.has(name) ? UUID.fromString(text.get(name).asString()) : null;
    }

    private static @Nullable Subject subject(JsonNode subject) {
        return subject.isMissingNode()
                ? null
                : new Subject(
                        OutsideText.unescape(subject.path("kind").asString()),
                        OutsideText.unescape(subject.path("id").asString()),
                        OutsideText.unescape(subject.path("name").asString()));
    }

    /** An image too large to keep is the one that is no string; it reads as the JSON of its size and hash. */
    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.propertyStream()
                .forEach(member -> texts.put(
                        OutsideText.unescape(member.getKey()),
                        member.getValue().isString()
                                ? OutsideText.unescape(member.getValue().asString())
                                : member.getValue().toString()));
        return Map.copyOf(texts);
    }
}
