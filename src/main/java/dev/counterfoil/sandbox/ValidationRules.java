package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Definition.Rule;
import dev.counterfoil.sandbox.FieldError.Gatherer;
import dev.counterfoil.sandbox.FieldTypes.FieldType;
import dev.counterfoil.sandbox.RuleValues.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which validation rules a type takes and what their values look like, after the Admin API's
 * <a href="https://shopify.dev/docs/apps/build/metafields/list-of-validation-options">list of validation options</a> for the same types.
 */
final class ValidationRules {

    /** Two rules that span a range: the first may not exceed the second. */
    private record Range(String low, String high) {}

    private static final List<Range> RANGES =
            List.of(new Range("min", "max"), new Range("scale_min", "scale_max"), new Range("list.min", "list.max"));

    private ValidationRules() {}

    /** Checks all rules against the type; errors are gathered below {@code [index, "name" | "value"]}. */
    static void check(FieldType type, List<Rule> rules, Gatherer errors) {
        Map<String, Reader> known = known(type);
        Map<String, Comparable<?>> read = new LinkedHashMap<>();
        Map<String, Integer> positions = new LinkedHashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            Reader reader = known.get(rule.name());
            if (reader == null) {
                errors.at(i, "name")
                        .add("Validation name '%s' is not supported for type '%s'."
                                .formatted(Words.shortened(rule.name()), type.name()));
            } else if (positions.putIfAbsent(rule.name(), i) != null) {
                errors.at(i, "name").add("Validation name '%s' has already been taken.".formatted(rule.name()));
            } else {
                read(reader, rule, errors.at(i, "value"), read);
            }
        }
        for (Range range : RANGES) {
            Comparable<?> low = read.get(range.low());
            Comparable<?> high = read.get(range.high());
            if (low != null && high != null && RuleValues.exceeds(low, high)) {
                errors.at(positions.getOrDefault(range.high(), 0), "value")
                        .add("Validations value for '%s' must be greater than or equal to '%s'."
                                .formatted(range.high(), range.low()));
            }
        }
        for (String name : required(type)) {
            if (!positions.containsKey(name)) {
                errors.add("Validations require that you set '%s' for type '%s'.".formatted(name, type.name()));
            }
        }
    }

    private static void read(Reader reader, Rule rule, Gatherer errors, Map<String, Comparable<?>> read) {
        if (Words.controlled(rule.value(), false)) {
            errors.add("Validations value contains control characters.");
            return;
        }
        try {
            @Nullable Comparable<?> value = reader.read(rule.value());
            if (value != null) {
                read.put(rule.name(), value);
            }
        } catch (RuleValues.Unfit e) {
            errors.add("Validations value for '%s' %s.".formatted(rule.name(), e.reason()));
        }
    }

    static Map<String, Reader> known(FieldType type) {
        Map<String, Reader> known = new LinkedHashMap<>();
        switch (type.family()) {
            case CHOICE_TEXT -> {
                text(known);
                known.put("choices", RuleValues::choices);
            }
            case TEXT, IDENTIFIER -> text(known);
            case INTEGER -> range(known, RuleValues::integer);
            case DECIMAL -> {
                range(known, RuleValues::decimal);
                known.put("max_precision", RuleValues::precision);
            }
            case DATE -> range(known, RuleValues::date);
            case DATE_TIME -> range(known, RuleValues::dateTime);
            case MEASUREMENT -> range(known, RuleValues::measurement);
            case RATING -> {
                known.put("scale_min", RuleValues::decimal);
                known.put("scale_max", RuleValues::decimal);
            }
            case WEB_ADDRESS -> known.put("allowed_domains", RuleValues::domains);
            case FILE -> known.put("file_type_options", RuleValues::fileTypes);
            case METAOBJECT -> known.put("metaobject_definition_id", RuleValues::metaobject);
            case MIXED -> known.put("metaobject_definition_ids", RuleValues::metaobjects);
            case PLAIN -> {}
        }
        if (type.list()) {
            known.put("list.min", RuleValues::length);
            known.put("list.max", RuleValues::length);
        }
        return known;
    }

    private static List<String> required(FieldType type) {
        return switch (type.family()) {
            case RATING -> List.of("scale_min", "scale_max");
            case METAOBJECT -> List.of("metaobject_definition_id");
            case MIXED -> List.of("metaobject_definition_ids");
            default -> List.of();
        };
    }

    private static void text(Map<String, Reader> known) {
        range(known, RuleValues::length);
        known.put("regex", RuleValues::regex);
    }

    private static void range(Map<String, Reader> known, Reader reader) {
        known.put("min", reader);
        known.put("max", reader);
    }
}
