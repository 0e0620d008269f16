package dev.counterfoil.kit;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A table as text, by <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>. What a spreadsheet would take for a formula is preceded
 * by an apostrophe, which makes it text: a value may come from anywhere, and opening an export must run nothing.
 */
public final class Csv {

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    private static final String QUOTED = ",\"\r\n";

    private final StringBuilder text = new StringBuilder();

    /** Adds a record, its line break included. */
    public Csv line(String... fields) {
        text.append(Arrays.stream(fields).map(Csv::field).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    private static String field(String value) {
        String harmless = value.isEmpty() || FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
        return harmless.chars().anyMatch(one -> QUOTED.indexOf(one) >= 0)
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
