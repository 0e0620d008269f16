package dev.counterfoil.usertokens;

import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        Optional<List<String>> items = items(value);
        if (items.isEmpty()) {
            return Optional.of("VALUE_LIST");
        }
        return items.get().stream()
                .map(item -> one(type.substring("list.".length()), rules, item))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    /** The items of a list's value, a JSON array; empty if it is none. */
    public static Optional<List<String>> items(String value) {
        try {
            JsonNode node = JsonMapper.shared().readTree(value);
            if (!node.isArray()) {
                return Optional.empty();
            }
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(item.isValueNode() ? item.asString() : item.toString()));
            return Optional.of(items);
        } catch (JacksonException wrong) {
            return Optional.empty();
        }
    }

    /** Texts as the value of a list of this type; numbers and objects stay what they are. */
    public static String list(String type, List<String> items) {
        var array = JsonMapper.shared().createArrayNode();
        boolean plain = type.startsWith("list.number_") || type.equals("list.boolean");
        for (String item : items) {
            JsonNode node = plain || item.startsWith("{") ? json(item) : null;
            if (node == null) {
                array.add(item);
            } else {
                array.add(node);
            }
        }
        return array.toString();
    }

    /** What a person may choose from; empty where anything goes. */
    public static List<String> choices(List<Validation> rules) {
        return rule(rules, "choices").flatMap(ValueRules::items).orElse(List.of());
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
                range(rules, new BigDecimal(value.codePointCount(0, value.length())), "VALUE_SHORT", "VALUE_LENGTH");
            case "number_integer", "number_decimal" ->
                scale(rules, value)
                        ? range(rules, new BigDecimal(value), "VALUE_SMALL", "VALUE_LARGE")
                        : "VALUE_PRECISION";
            case "date", "date_time" -> times(rules, value);
            default -> null;
        };
    }

    private static @Nullable String typed(String type, String value) {
        return switch (type) {
            case "boolean" -> value.equals("true") || value.equals("false") ? null : "VALUE_BOOLEAN";
            case "number_integer" -> value.matches("-?\\d{1,16}") ? null : "VALUE_INTEGER";
            case "number_decimal" -> value.matches("-?\\d{1,13}(\\.\\d{1,9})?") ? null : "VALUE_DECIMAL";
            case "date" -> parses(() -> LocalDate.parse(value)) ? null : "VALUE_DATE";
            case "date_time" -> isMoment(value) ? null : "VALUE_DATE_TIME";
            case "color" -> value.matches("#[0-9a-fA-F]{6}") ? null : "VALUE_COLOR";
            case "url" -> isUrl(value) ? null : "VALUE_URL";
            case "single_line_text_field", "id" ->
                value.chars().anyMatch(letter -> letter == '\n' || letter == '\r') ? "VALUE_LINES" : null;
            case "rating", "money", "dimension", "volume", "weight", "link", "rich_text_field", "json" ->
                json(value) == null ? "VALUE_JSON" : null;
            default -> null;
        };
    }

    private static boolean isMoment(String value) {
        return parses(() -> OffsetDateTime.parse(value)) || parses(() -> LocalDateTime.parse(value));
    }

    private static boolean isUrl(String value) {
        try {
            URI url = new URI(value);
            String scheme = url.getScheme() == null ? "" : url.getScheme();
            return List.of("http", "https", "mailto", "sms", "tel").contains(scheme.toLowerCase(java.util.Locale.ROOT));
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    private static @Nullable String range(List<Validation> rules, BigDecimal value, String below, String above) {
        Optional<BigDecimal> least = rule(rules, "min").flatMap(ValueRules::number);
        Optional<BigDecimal> most = rule(rules, "max").flatMap(ValueRules::number);
        if (least.isPresent() && value.compareTo(least.get()) < 0) {
            return below;
        }
        return most.isPresent() && value.compareTo(most.get()) > 0 ? above : null;
    }

    private static boolean scale(List<Validation> rules, String value) {
        int point = value.indexOf('.');
        int digits = point == -1 ? 0 : value.length() - point - 1;
        return rule(rules, "max_precision")
                .flatMap(ValueRules::number)
                .map(most -> digits <= most.intValue())
                .orElse(true);
    }

    /** ISO 8601 sorts as text as long as both are of one form. */
    private static @Nullable String times(List<Validation> rules, String value) {
        Optional<String> least = rule(rules, "min").filter(bound -> bound.length() == value.length());
        Optional<String> most = rule(rules, "max").filter(bound -> bound.length() == value.length());
        if (least.isPresent() && value.compareTo(least.get()) < 0) {
            return "VALUE_EARLY";
        }
        return most.isPresent() && value.compareTo(most.get()) > 0 ? "VALUE_LATE" : null;
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

    private static Optional<String> rule(List<Validation> rules, String name) {
        return rules.stream()
                .filter(rule -> rule.name().equals(name))
                .map(Validation::value)
                .findFirst();
    }

    private static Optional<BigDecimal> number(String value) {
        return value.matches("-?\\d{1,16}(\\.\\d{1,9})?") ? Optional.of(new BigDecimal(value)) : Optional.empty();
    }

    private static @Nullable JsonNode json(String value) {
        try {
            return JsonMapper.shared().readTree(value);
        } catch (JacksonException wrong) {
            return null;
        }
    }

    private static boolean parses(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (DateTimeException wrong) {
            return false;
        }
    }
}
