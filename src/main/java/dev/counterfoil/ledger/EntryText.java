package dev.counterfoil.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A draft as it will be stored: the canonical text that is hashed, and the personal payload kept apart from it. The members of the text:
 *
 * <pre>
 * action, codeVersion, outcome        always
 * clientId, operationId, actorId      where there is one
 * subject {kind, id, name}            where there is one
 * parameters {name: text}             always, maybe empty
 * images {name: text, or {bytes, sha256} of one too large}
 * personal {field: salted hash}
 * erased [{at, seq, fields}]          of an erasure only
 * </pre>
 */
record EntryText(String canonical, List<Salted> payload) {

    /** In bytes of UTF-8; a larger image is kept as its hash and size. */
    static final int IMAGE_LIMIT = 256 * 1024;

    /** In UTF-16 units; a longer parameter or personal value is cut, with the hash of the whole. */
    static final int VALUE_LIMIT = 16 * 1024;

    private static final Pattern ACTION = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*(\\.[a-zA-Z0-9]+)+");

    static EntryText of(EntryDraft draft) {
        return of(draft, List.of());
    }

    static EntryText of(EntryDraft draft, Collection<PayloadEraser.Target> erased) {
        if (!ACTION.matcher(draft.action()).matches()) {
            throw new IllegalArgumentException("not an action code: " + draft.action());
        }
        Map<String, @Nullable Object> text = new HashMap<>();
        text.put("action", draft.action());
        text.put("codeVersion", draft.codeVersion());
        text.put("outcome", draft.outcome().name());
        putIfPresent(text, "clientId", draft.clientId());
        putIfPresent(text, "operationId", draft.operationId());
        putIfPresent(text, "actorId", draft.actorId());
        Subject subject = draft.subject();
        if (subject != null) {
            text.put(
                    "subject",
                    Map.of(
                            "kind", OutsideText.escape(subject.kind()),
                            "id", OutsideText.escape(subject.id()),
                            "name", OutsideText.escape(subject.name())));
        }
        Map<String, Object> parameters = new HashMap<>();
        draft.parameters().forEach((name, value) -> parameters.put(OutsideText.escape(name), cut(value)));
        text.put("parameters", parameters);
        Map<String, Object> images = new HashMap<>();
        draft.images().forEach((name, value) -> images.put(OutsideText.escape(name), image(value)));
        text.put("images", images);
        List<Salted> payload = new ArrayList<>();
        Map<String, Object> personal = new HashMap<>();
        new TreeMap<>(draft.personal()).forEach((field, value) -> {
            Salted salted = Salted.of(OutsideText.escape(field), cut(value));
            payload.add(salted);
            personal.put(salted.field(), salted.hash());
        });
        text.put("personal", personal);
        if (!erased.isEmpty()) {
            text.put("erased", erased.stream().map(EntryText::erased).toList());
        }
        return new EntryText(CanonicalJson.write(text), payload);
    }

    private static void putIfPresent(Map<String, @Nullable Object> text, String name, @Nullable Object value) {
        if (value != null) {
            text.put(name, value.toString());
        }
    }

    private static Map<String, Object> erased(PayloadEraser.Target target) {
        return Map.of(
                "at",
                micros(target.entry()),
                "seq",
                target.entry().seq(),
                "fields",
                target.fields().stream().map(OutsideText::escape).sorted().toList());
    }

    /** An entry's time as the chain hashes it: microseconds since 1970-01-01T00:00Z. */
    static long micros(EntryRef ref) {
        return Math.addExact(
                Math.multiplyExact(ref.at().getEpochSecond(), 1_000_000L),
                ref.at().getNano() / 1_000);
    }

    private static Object image(String json) {
        String escaped = OutsideText.escape(json);
        byte[] bytes = escaped.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= IMAGE_LIMIT
                ? escaped
                : Map.of("bytes", bytes.length, "sha256", Salted.hex(Salted.sha256(bytes)));
    }

    private static String cut(String value) {
        String escaped = OutsideText.escape(value);
        if (value.length() <= VALUE_LIMIT) {
            return escaped;
        }
        String hash = Salted.hex(Salted.sha256(escaped.getBytes(StandardCharsets.UTF_8)));
        return OutsideText.escape(value.substring(0, VALUE_LIMIT)) + "… [" + value.length() + " characters, sha256 "
                + hash + "]";
    }
}
