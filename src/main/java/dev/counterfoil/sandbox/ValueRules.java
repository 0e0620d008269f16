package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Definition.Rule;
import dev.counterfoil.sandbox.FieldError.Gatherer;
import dev.counterfoil.sandbox.FieldTypes.FieldType;
import dev.counterfoil.sandbox.RuleValues.Unfit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Whether a value, which is a string whatever the type, fits the type and the rules of its definition. */
final class ValueRules {

    private static final int LONGEST = 65_535;
    private static final int MOST_ITEMS = 128;

    private ValueRules() {}

    static void check(Definition definition, String value, Gatherer errors) {
        Optional<FieldType> type = FieldTypes.find(definition.type());
        if (type.isEmpty()) {
            return;
        }
        Map<String, String> rules = new LinkedHashMap<>();
        for (Rule rule : definition.validations()) {
            rules.put(rule.name(), rule.value());
        }
        try {
            if (value.isEmpty()) {
                throw new Unfit("can't be blank");
            }
            if (Words.length(value) > LONGEST) {
                throw new Unfit("is too long (maximum is 65535 characters)");
            }
            if (type.get().list()) {
                for (String item : items(value, rules)) {
                    one(type.get(), item, rules);
                }
            } else {
                one(type.get(), value, rules);
            }
        } catch (Unfit e) {
            errors.add("Value " + e.reason() + ".");
        }
    }

    private static List<String> items(String value, Map<String, String> rules) throws Unfit {
        JsonNode list = json(value);
        if (!list.isArray()) {
            throw new Unfit("must be a JSON list");
        }
        if (list.size() > MOST_ITEMS) {
            throw new Unfit("has too many items (maximum is 128)");
        }
        count(rules, "list.min", list.size(), true);
        count(rules, "list.max", list.size(), false);
        List<String> items = new ArrayList<>();
        list.forEach(item -> items.add(item.isString() ? item.asString() : item.toString()));
        return items;
    }

    private static void count(Map<String, String> rules, String rule, int size, boolean least) throws Unfit {
        @Nullable String limit = rules.get(rule);
        if (limit != null && (least ? size < Long.parseLong(limit) : size > Long.parseLong(limit))) {
            throw new Unfit(
                    (least ? "has too few items (minimum is " : "has too many items (maximum is ") + limit + ")");
        }
    }

    private static void one(FieldType type, String value, Map<String, String> rules) throws Unfit {
        switch (type.family()) {
            case TEXT -> ValueChecks.text(value, true, rules);
            case CHOICE_TEXT, IDENTIFIER -> ValueChecks.text(value, false, rules);
            case INTEGER -> range(RuleValues.integer(value), RuleValues::integer, rules);
            case DECIMAL -> {
                range(RuleValues.decimal(value), RuleValues::decimal, rules);
                ValueChecks.precision(value, rules.get("max_precision"));
            }
            case DATE -> range(RuleValues.date(value), RuleValues::date, rules);
            case DATE_TIME -> range(RuleValues.dateTime(value), RuleValues::dateTime, rules);
            case MEASUREMENT -> range(RuleValues.measurement(value), RuleValues::measurement, rules);
            case RATING -> ValueChecks.rating(json(value), rules);
            case WEB_ADDRESS -> ValueChecks.address(type.name().endsWith("link") ? json(value) : null, value, rules);
            case FILE, METAOBJECT, MIXED -> ValueChecks.reference(value);
            case PLAIN -> plain(type.name().replace("list.", ""), value);
        }
    }

    private static void plain(String type, String value) throws Unfit {
        switch (type) {
            case "boolean" -> ValueChecks.matches(value, "true|false", "must be true or false");
            case "color" -> ValueChecks.matches(value, "#[0-9A-Fa-f]{6}", "must be a colour such as #1a2b3c");
            case "language" -> ValueChecks.matches(value, "[a-z]{2,3}(-[A-Z]{2})?", "must be a language such as en");
            case "money" -> ValueChecks.money(json(value));
            case "rich_text_field" -> {
                if (!json(value).path("type").asString("").equals("root")) {
                    throw new Unfit("must be JSON with a root");
                }
            }
            default -> ValueChecks.reference(value);
        }
    }

    private static void range(@Nullable Comparable<?> value, RuleValues.Reader reader, Map<String, String> rules)
            throws Unfit {
        @Nullable String min = rules.get("min");
        @Nullable String max = rules.get("max");
        @Nullable Comparable<?> low = min == null ? null : reader.read(min);
        @Nullable Comparable<?> high = max == null ? null : reader.read(max);
        if (value != null && low != null && RuleValues.exceeds(low, value)) {
            throw new Unfit("must be at least " + min);
        }
        if (value != null && high != null && RuleValues.exceeds(value, high)) {
            throw new Unfit("must be at most " + max);
        }
    }

    static JsonNode json(String value) throws Unfit {
        try {
            return Json.MAPPER.readTree(value);
        } catch (JacksonException e) {
            throw new Unfit("must be JSON");
        }
    }
}
