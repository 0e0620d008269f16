package dev.counterfoil.ledger;

/**
 * A reversible escaping that makes any string one that PostgreSQL's {@code text} and {@code jsonb}, UTF-8 and RFC 8785 all accept: U+0000 and lone
 * surrogates become {@code ␛} and four lower-case hexadecimal digits, {@code ␛} itself (U+241B, the picture of an escape sign, which hardly any text
 * holds) becomes two of them. All other text stays as it is.
 */
final class OutsideText {

    private static final char ESCAPE = '\u241B';

    private OutsideText() {}

    static String escape(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            boolean accepted = c != 0 && c != ESCAPE && (pair || !Character.isSurrogate(c));
            if (out == null && !accepted) {
                out = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (out != null) {
                if (c == ESCAPE) {
                    out.append(ESCAPE).append(ESCAPE);
                } else if (accepted) {
                    out.append(c);
                } else {
                    out.append(ESCAPE).append(String.format("%04x", (int) c));
                }
            }
            if (pair) {
                i++;
                if (out != null) {
                    out.append(text.charAt(i));
                }
            }
        }
        return out == null ? text : out.toString();
    }

    /** @throws IllegalArgumentException for a text that {@link #escape} does not make */
    static String unescape(String escaped) {
        if (escaped.indexOf(ESCAPE) < 0) {
            return escaped;
        }
        StringBuilder out = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != ESCAPE) {
                out.append(c);
            } else if (i + 1 < escaped.length() && escaped.charAt(i + 1) == ESCAPE) {
                out.append(ESCAPE);
                i++;
            } else if (i + 4 < escaped.length()) {
                out.append((char) Integer.parseInt(escaped, i + 1, i + 5, 16));
                i += 4;
            } else {
                throw new IllegalArgumentException("an escape is cut off");
            }
        }
        return out.toString();
    }
}
