package dev.counterfoil.usertokens;

import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values that are JSON objects with known members; they tell of a person, so none is printed. Numbers keep every digit they were written with: nothing here is a {@code double}.
 *
 * @see <a href="https://shopify.dev/docs/apps/build/metafields/list-of-data-types">samples of each</a>
 */
public final class ValueShapes {

    /** What counts as a number, whichever type it belongs to. */
    static final String NUMBER = "-?\\d{1,20}(\\.\\d{1,20})?";

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private ValueShapes() {}

    /** An amount of money. */
    public record Money(String amount, String currency) {

        /** Empty if the value holds anything else, or more. */
        public static Optional<Money> read(String value) {
            return object(value, "amount", "currency_code")
                    .filter(node -> number(node, "amount") != null)
                    .map(node -> new Money(member(node, "amount"), member(node, "currency_code")));
        }

        public String write() {
            return EXACT.createObjectNode()
                    .put("amount", amount)
                    .put("currency_code", currency)
                    .toString();
        }

        @Override
        public String toString() {
            return "Money";
        }
    }

    /** A rating within its scale. */
    public record Rating(String value, String least, String most) {

        /** Empty if the value holds anything else, or more. */
        public static Optional<Rating> read(String value) {
            return object(value, "value", "scale_min", "scale_max")
                    .filter(node -> number(node, "value") != null)
                    .map(node ->
                            new Rating(member(node, "value"), member(node, "scale_min"), member(node, "scale_max")));
        }

        public String write() {
            return EXACT.createObjectNode()
                    .put("value", value)
                    .put("scale_min", least)
                    .put("scale_max", most)
                    .toString();
        }

        @Override
        public String toString() {
            return "Rating";
        }
    }

    /** Something measured, and in which unit. */
    public record Measure(String value, String unit) {

        /** Empty if the value holds anything else, or more. */
        public static Optional<Measure> read(String value) {
            return object(value, "value", "unit")
                    .filter(node -> number(node, "value") != null)
                    .map(node -> new Measure(member(node, "value"), member(node, "unit")));
        }

        public String write() {
            ObjectNode node = EXACT.createObjectNode();
            if (value.matches(NUMBER)) {
                node.put("value", new BigDecimal(value));
            } else {
                node.put("value", value);
            }
            return EXACT.writeValueAsString(node.put("unit", unit));
        }

        @Override
        public String toString() {
            return "Measure";
        }
    }

    /** A text that leads somewhere. */
    public record Link(String text, String url) {

        /** Empty if the value holds anything else, or more. */
        public static Optional<Link> read(String value) {
            return object(value, "text", "url").map(node -> new Link(member(node, "text"), member(node, "url")));
        }

        public String write() {
            return EXACT.createObjectNode().put("text", text).put("url", url).toString();
        }

        @Override
        public String toString() {
            return "Link";
        }
    }

    /** What the value is, if that is a JSON object. */
    static Optional<JsonNode> object(String value) {
        return Optional.ofNullable(json(value)).filter(JsonNode::isObject);
    }

    static @Nullable JsonNode json(String value) {
        try {
            return value.isBlank() ? null : EXACT.readTree(value);
        } catch (JacksonException wrong) {
            return null;
        }
    }

    /** The code of what is wrong with a value of one of these types; null if nothing is. */
    static @Nullable String check(String type, List<Validation> rules, String value) {
        JsonNode node = object(value).orElse(null);
        if (node == null) {
            return "VALUE_JSON";
        }
        return switch (type) {
            case "money" -> money(node);
            case "rating" -> rating(node);
            case "link" -> ValueRules.address(rules, member(node, "url"));
            default -> measure(rules, node);
        };
    }

    private static @Nullable String money(JsonNode node) {
        if (number(node, "amount") == null) {
            return "VALUE_AMOUNT";
        }
        return member(node, "currency_code").matches("[A-Z]{3}") ? null : "VALUE_CURRENCY";
    }

    private static @Nullable String rating(JsonNode node) {
        BigDecimal value = number(node, "value");
        BigDecimal least = number(node, "scale_min");
        BigDecimal most = number(node, "scale_max");
        if (value == null || least == null || most == null) {
            return "VALUE_RATING";
        }
        return value.compareTo(least) < 0 || value.compareTo(most) > 0 ? "VALUE_SCALE" : null;
    }

    private static @Nullable String measure(List<Validation> rules, JsonNode node) {
        BigDecimal value = node.path("value").isNumber() ? number(node, "value") : null;
        if (value == null) {
            return "VALUE_MEASURE";
        }
        String unit = member(node, "unit");
        if (unit.isBlank()) {
            return "VALUE_UNIT";
        }
        BigDecimal least = bound(rules, "min", unit);
        BigDecimal most = bound(rules, "max", unit);
        if (least != null && value.compareTo(least) < 0) {
            return "VALUE_SMALL";
        }
        return most != null && value.compareTo(most) > 0 ? "VALUE_LARGE" : null;
    }

    /** A bound in another unit is left to the API. */
    private static @Nullable BigDecimal bound(List<Validation> rules, String name, String unit) {
        return ValueRules.rule(rules, name)
                .flatMap(ValueShapes::object)
                .filter(node -> member(node, "unit").equals(unit))
                .map(node -> number(node, "value"))
                .orElse(null);
    }

    private static Optional<JsonNode> object(String value, String... members) {
        return object(value)
                .filter(node -> node.propertyStream()
                        .map(java.util.Map.Entry::getKey)
                        .collect(Collectors.toSet())
                        .equals(Set.of(members)))
                .filter(node -> node.valueStream().allMatch(member -> member.isString() || member.isNumber()));
    }

    private static String member(JsonNode node, String member) {
        return node.path(member).asString("");
    }

    private static @Nullable BigDecimal number(JsonNode node, String member) {
        String text = member(node, member);
        return text.matches(NUMBER) ? new BigDecimal(text) : null;
    }
}
