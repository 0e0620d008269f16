package dev.counterfoil.sandbox;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the values of validation rules, which are strings whatever they stand for. */
final class RuleValues {

    static final int MOST_CHOICES = 128;
    static final int LONGEST_CHOICES = 300_000;
    private static final int LONGEST_REGEX = 1_000;
    private static final int MOST_DIGITS = 40;
    private static final BigInteger LARGEST_INTEGER = BigInteger.valueOf(9_007_199_254_740_991L);
    private static final Pattern DOMAIN =
            Pattern.compile("(?i)(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");
    private static final Pattern METAOBJECT = Pattern.compile("gid://shopify/MetaobjectDefinition/[1-9][0-9]{0,18}");
    private static final Set<String> FILE_TYPES = Set.of("GenericFile", "Image", "Model3d", "Video");

    /** Reads one value; gives what can be compared with the other end of a range, or null. */
    interface Reader {
        @Nullable
        Comparable<?> read(String value) throws Unfit;
    }

    /** A value that does not fit, and why, as the end of a sentence. */
    static final class Unfit extends Exception {

        private final String reason;

        Unfit(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** An amount with its unit; amounts of different units are not compared. */
    record Amount(BigDecimal value, String unit) implements Comparable<Amount> {
        @Override
        public int compareTo(Amount other) {
            return unit.equals(other.unit) ? value.compareTo(other.value) : 0;
        }
    }

    private RuleValues() {}

    @SuppressWarnings("unchecked")
    static boolean exceeds(Comparable<?> low, Comparable<?> high) {
        return low.getClass() == high.getClass() && ((Comparable<Object>) low).compareTo(high) > 0;
    }

    static Comparable<?> length(String value) throws Unfit {
        if (!value.matches("[0-9]{1,9}")) {
            throw new Unfit("must be a whole number, 0 or more");
        }
        return Long.valueOf(value);
    }

    static Comparable<?> integer(String value) throws Unfit {
        if (value.matches("-?[0-9]{1,16}")) {
            BigInteger number = new BigInteger(value);
            if (number.abs().compareTo(LARGEST_INTEGER) <= 0) {
                return number;
            }
        }
        throw new Unfit("must be an integer between -" + LARGEST_INTEGER + " and " + LARGEST_INTEGER);
    }

    static Comparable<?> decimal(String value) throws Unfit {
        if (value.length() <= MOST_DIGITS && value.matches("-?[0-9]+(\\.[0-9]+)?")) {
            return new BigDecimal(value);
        }
        throw new Unfit("must be a decimal number");
    }

    static @Nullable Comparable<?> precision(String value) throws Unfit {
        if (!value.matches("[0-9]")) {
            throw new Unfit("must be a whole number between 0 and 9");
        }
        return null;
    }

    static Comparable<?> date(String value) throws Unfit {
        try {
            return LocalDate.parse(value).toEpochDay();
        } catch (DateTimeException e) {
            throw new Unfit("must be a date of the form YYYY-MM-DD");
        }
    }

    static Comparable<?> dateTime(String value) throws Unfit {
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            return localDateTime(value);
        }
    }

    private static Instant localDateTime(String value) throws Unfit {
        try {
            return LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new Unfit("must be a date and time of the form YYYY-MM-DDTHH:MM:SS");
        }
    }

    static Comparable<?> measurement(String value) throws Unfit {
        JsonNode node = json(value);
        JsonNode unit = node.path("unit");
        if (!node.isObject()
                || !node.path("value").isNumber()
                || !unit.isString()
                || unit.asString().isBlank()) {
            throw new Unfit("must be JSON with a number as value and a unit");
        }
        return new Amount(node.path("value").decimalValue(), unit.asString());
    }

    static @Nullable Comparable<?> regex(String value) throws Unfit {
        if (value.isEmpty() || value.length() > LONGEST_REGEX) {
            throw new Unfit("must be a regular expression of 1 to " + LONGEST_REGEX + " characters");
        }
        // RE2 has neither look-around nor back-references, Java's engine has both.
        if (Pattern.compile("\\(\\?(<?[=!]|>)|\\\\[1-9]|\\\\k<").matcher(value).find()) {
            throw new Unfit("must be a regular expression of the RE2 syntax");
        }
        try {
            Pattern.compile(value);
            return null;
        } catch (PatternSyntaxException e) {
            throw new Unfit("must be a regular expression of the RE2 syntax");
        }
    }

    static @Nullable Comparable<?> choices(String value) throws Unfit {
        if (value.length() > LONGEST_CHOICES) {
            throw new Unfit("is too long (maximum is 300,000 characters)");
        }
        List<String> choices = strings(value);
        if (choices.size() > MOST_CHOICES) {
            throw new Unfit("has too many choices (maximum is 128)");
        }
        if (choices.stream().anyMatch(choice -> choice.isBlank() || Words.controlled(choice, false))) {
            throw new Unfit("has a blank choice or one with control characters");
        }
        if (new HashSet<>(choices).size() < choices.size()) {
            throw new Unfit("has the same choice twice");
        }
        return null;
    }

    static @Nullable Comparable<?> domains(String value) throws Unfit {
        List<String> domains = strings(value);
        if (domains.size() > MOST_CHOICES
                || !domains.stream().allMatch(domain -> DOMAIN.matcher(domain).matches())) {
            throw new Unfit("must be a JSON list of up to 128 domains such as example.com");
        }
        return null;
    }

    static @Nullable Comparable<?> fileTypes(String value) throws Unfit {
        if (!FILE_TYPES.containsAll(strings(value))) {
            throw new Unfit("must be a JSON list out of GenericFile, Image, Model3d and Video");
        }
        return null;
    }

    static @Nullable Comparable<?> metaobject(String value) throws Unfit {
        if (!METAOBJECT.matcher(value).matches()) {
            throw new Unfit("must be the GID of a metaobject definition");
        }
        return null;
    }

    static @Nullable Comparable<?> metaobjects(String value) throws Unfit {
        for (String each : strings(value)) {
            metaobject(each);
        }
        return null;
    }

    private static List<String> strings(String value) throws Unfit {
        JsonNode node = json(value);
        List<String> strings = new ArrayList<>();
        node.forEach(each -> {
            if (each.isString()) {
                strings.add(each.asString());
            }
        });
        if (!node.isArray() || node.isEmpty() || strings.size() < node.size()) {
            throw new Unfit("must be a JSON list of texts, and not empty");
        }
        return strings;
    }

    private static JsonNode json(String value) throws Unfit {
        try {
            return Json.MAPPER.readTree(value);
        } catch (JacksonException e) {
            throw new Unfit("must be JSON");
        }
    }
}
