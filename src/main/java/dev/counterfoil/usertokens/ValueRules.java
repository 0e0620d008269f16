package dev.counterfoil.usertokens;

import dev.counterfoil.upstream.partners.MeasureUnits;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a value by its definition's type and rules before it is sent. What it does not know it lets pass: the API has the last word.
 *
 * @see <a href="https://shopify.dev/docs/apps/build/metafields/list-of-data-types">the types of the Admin API, which have the same names</a>
 */
public final class ValueRules {

    private static final int LONGEST = 65_536;
    private static final int LONGEST_PATTERN_INPUT = 5_000;

    private ValueRules() {}

    /** The code of the first problem, for {@code usertokens.problem.<code>}; empty if there is none. */
    public static Optional<String> check(String type, List<Validation> rules, String value) {
        if (value.isEmpty()) {
            return Optional.of("VALUE_EMPTY");
        }
        if (value.length() > LONGEST) {
            return Optional.of("VALUE_LONG");
        }
        if (!type.startsWith("list.")) {
            return Optional.ofNullable(one(type, rules, value));
        }
        List<ListItems.Item> items = ListItems.read(value).orElse(null);
        if (items == null) {
            return Optional.of("VALUE_LIST");
        }
        String count =
                range(rules, "list.min", "list.max", new BigDecimal(items.size()), "VALUE_FEW", "VALUE_LIST_LONG");
        return count != null
                ? Optional.of(count)
                : items.stream()
                        .map(item -> one(type.substring("list.".length()), rules, item.text()))
                        .filter(Objects::nonNull)
                        .findFirst();
    }

    /** What a person may choose from; empty where anything goes. */
    public static List<String> choices(List<Validation> rules) {
        return rule(rules, "choices")
                .flatMap(ListItems::read)
                .map(items -> items.stream().map(ListItems.Item::text).toList())
                .orElse(List.of());
    }

    private static @Nullable String one(String type, List<Validation> rules, String value) {
        String wrong = typed(type, value);
        if (wrong != null) {
            return wrong;
        }
        List<String> choices = choices(rules);
        if (!choices.isEmpty() && !choices.contains(value)) {
            return "VALUE_CHOICE";
        }
        Optional<String> regex = rule(rules, "regex");
        if (regex.isPresent() && !matches(regex.get(), value)) {
            return "VALUE_PATTERN";
        }
        return switch (type) {
            case "single_line_text_field", "multi_line_text_field", "id" ->
                range(
                        rules,
                        "min",
                        "max",
                        new BigDecimal(value.codePointCount(0, value.length())),
                        "VALUE_SHORT",
                        "VALUE_LENGTH");
            case "number_integer", "number_decimal" ->
                precise(rules, new BigDecimal(value))
                        ? range(rules, "min", "max", new BigDecimal(value), "VALUE_SMALL", "VALUE_LARGE")
                        : "VALUE_PRECISION";
            case "date", "date_time" -> times(rules, value);
            case "url" -> address(rules, value);
            case "money", "rating", "link" -> ValueShapes.check(type, rules, value);
            default -> MeasureUnits.measures(type) ? ValueShapes.check(type, rules, value) : null;
        };
    }

    private static @Nullable String typed(String type, String value) {
        return switch (type) {
            case "boolean" -> value.equals("true") || value.equals("false") ? null : "VALUE_BOOLEAN";
            case "number_integer" -> value.matches("-?\\d{1,16}") ? null : "VALUE_INTEGER";
            case "number_decimal" -> value.matches("-?\\d{1,13}(\\.\\d{1,9})?") ? null : "VALUE_DECIMAL";
            case "date" -> day(value).isPresent() ? null : "VALUE_DATE";
            case "date_time" -> moment(value).isPresent() ? null : "VALUE_DATE_TIME";
            case "color" -> value.matches("#[0-9a-fA-F]{6}") ? null : "VALUE_COLOR";
            case "single_line_text_field", "id" ->
                value.chars().anyMatch(letter -> letter == '\n' || letter == '\r') ? "VALUE_LINES" : null;
            case "rich_text_field", "json" -> ValueShapes.json(value) == null ? "VALUE_JSON" : null;
            default -> null;
        };
    }

    /** The moment that is meant; without an offset that is UTC, says the list of data types. */
    public static Optional<Instant> moment(String value) {
        try {
            return Optional.of(OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException none) {
            return local(value).map(there -> there.toInstant(ZoneOffset.UTC));
        }
    }

    private static Optional<LocalDateTime> local(String value) {
        try {
            return Optional.of(LocalDateTime.parse(value));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    /** What is wrong with a web address; null if nothing is. */
    static @Nullable String address(List<Validation> rules, String value) {
        URI url;
        try {
            url = new URI(value);
        } catch (URISyntaxException broken) {
            return "VALUE_URL";
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!List.of("http", "https", "mailto", "sms", "tel").contains(scheme)) {
            return "VALUE_URL";
        }
        List<String> domains = rule(rules, "allowed_domains")
                .flatMap(ListItems::read)
                .map(items -> items.stream()
                        .map(item -> item.text().toLowerCase(Locale.ROOT))
                        .toList())
                .orElse(List.of());
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        // Whether a domain stands for those below it is not documented: the API decides.
        boolean allowed = domains.isEmpty()
                || domains.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
        return allowed ? null : "VALUE_DOMAIN";
    }

    private static @Nullable String range(
            List<Validation> rules, String min, String max, BigDecimal value, String below, String above) {
        Optional<BigDecimal> least = rule(rules, min).flatMap(ValueRules::number);
        Optional<BigDecimal> most = rule(rules, max).flatMap(ValueRules::number);
        if (least.isPresent() && value.compareTo(least.get()) < 0) {
            return below;
        }
        return most.isPresent() && value.compareTo(most.get()) > 0 ? above : null;
    }

    private static boolean precise(List<Validation> rules, BigDecimal value) {
        return rule(rules, "max_precision")
                .flatMap(ValueRules::number)
                .map(most -> value.stripTrailingZeros().scale() <= most.intValue())
                .orElse(true);
    }

    private static @Nullable String times(List<Validation> rules, String value) {
        Instant at = time(value).orElse(null);
        Optional<Instant> least = rule(rules, "min").flatMap(ValueRules::time);
        Optional<Instant> most = rule(rules, "max").flatMap(ValueRules::time);
        if (at != null && least.isPresent() && at.isBefore(least.get())) {
            return "VALUE_EARLY";
        }
        return at != null && most.isPresent() && at.isAfter(most.get()) ? "VALUE_LATE" : null;
    }

    /** Of a day its beginning. */
    private static Optional<Instant> time(String value) {
        return day(value)
                .map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC))
                .or(() -> moment(value));
    }

    /** The day that is meant. */
    public static Optional<LocalDate> day(String value) {
        try {
            return Optional.of(LocalDate.parse(value));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    /** Long input is left to the API: Java's matcher, unlike RE2, can take for ever. */
    private static boolean matches(String regex, String value) {
        try {
            return value.length() > LONGEST_PATTERN_INPUT
                    || regex.length() > 200
                    || Pattern.compile(regex).matcher(new Impatient(value)).find();
        } catch (PatternSyntaxException | StackOverflowError | Impatient.Exhausted unknown) {
            return true;
        }
    }

    /** What a rule of this name says. */
    public static Optional<String> rule(List<Validation> rules, String name) {
        return rules.stream()
                .filter(rule -> rule.name().equals(name))
                .map(Validation::value)
                .findFirst();
    }

    private static Optional<BigDecimal> number(String value) {
        return value.matches("-?\\d{1,16}(\\.\\d{1,9})?") ? Optional.of(new BigDecimal(value)) : Optional.empty();
    }
}
