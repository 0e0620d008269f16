package dev.counterfoil.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in the canonical form of <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>, for the part of JSON that entries use: objects,
 * arrays, strings, booleans, null and integers between −(2^53−1) and 2^53−1. Any other number has to come as a string.
 */
final class CanonicalJson {

    private static final long LARGEST = (1L << 53) - 1;

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /**
     * The canonical text of maps, lists, strings, longs, integers, booleans and null.
     *
     * @throws IllegalArgumentException for any other value, an integer out of range, or a string with a lone surrogate (RFC 8785, section 3.2.2.2)
     */
    static String write(@Nullable Object value) {
        CanonicalJson writer = new CanonicalJson();
        writer.value(value);
        return writer.out.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Boolean b -> out.append(b.booleanValue());
            case Integer i -> out.append(i.intValue());
            case Long l -> number(l);
            case String s -> string(s);
            case List<?> list -> array(list);
            case Map<?, ?> map -> object(map);
            default -> throw new IllegalArgumentException("no canonical form for " + value.getClass());
        }
    }

    private void number(long value) {
        if (Math.abs(value) > LARGEST || value == Long.MIN_VALUE) {
            throw new IllegalArgumentException("an integer this large must be written as a string");
        }
        out.append(value);
    }

    private void array(List<?> list) {
        out.append('[');
        String separator = "";
        for (Object item : list) {
            out.append(separator);
            value(item);
            separator = ",";
        }
        out.append(']');
    }

    private void object(Map<?, ?> map) {
        // String's natural order is by UTF-16 code units, which is what section 3.2.3 asks for.
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, item) -> sorted.put((String) key, item));
        out.append('{');
        String separator = "";
        for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
            out.append(separator);
            string(member.getKey());
            out.append(':');
            value(member.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else if (!Character.isSurrogate(c)) {
                        out.append(c);
                    } else if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else {
                        throw new IllegalArgumentException("a lone surrogate has no canonical form");
                    }
                }
            }
        }
        out.append('"');
    }
}
