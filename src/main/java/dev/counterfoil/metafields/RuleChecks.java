package dev.counterfoil.metafields;

import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a definition's validation rules go with its type, and their values with the rules. */
final class RuleChecks {

    private static final int MOST_CHOICES = 128;
    private static final Set<String> FILE_TYPES = Set.of("GenericFile", "Image", "Model3d", "Video");
    private static final Pattern METAOBJECT = Pattern.compile("gid://shopify/MetaobjectDefinition/[1-9][0-9]{0,18}");

    private RuleChecks() {}

    /**
     * @param type null for one that is not documented: its rules may have any names
     * @param untouched rules that stay as they are
     */
    static void check(
            List<FieldProblem> problems,
            @Nullable MetafieldType type,
            List<Validation> validations,
            List<Validation> untouched) {
        Set<String> names = new HashSet<>();
        Map<String, BigDecimal> numbers = new HashMap<>();
        for (int i = 0; i < validations.size(); i++) {
            Validation rule = validations.get(i);
            String field = "validations." + i;
            if (rule.name().isBlank()) {
                problems.add(FieldProblem.of(field + ".name", "REQUIRED"));
            } else if (!names.add(rule.name())) {
                problems.add(FieldProblem.of(field + ".name", "RULE_TWICE"));
            } else if (untouched.contains(rule)) {
                number(rule.value()).ifPresent(value -> numbers.put(rule.name(), value));
                checkOrder(problems, numbers, rule.name(), field);
            } else if (type != null && !type.rules().contains(rule.name())) {
                problems.add(FieldProblem.of(field + ".name", "RULE_DOES_NOT_FIT"));
            } else {
                String problem = rule.value().isBlank() ? "REQUIRED" : type == null ? null : problemOf(type, rule);
                if (problem != null) {
                    problems.add(FieldProblem.of(field + ".value", problem));
                } else {
                    number(rule.value()).ifPresent(value -> numbers.put(rule.name(), value));
                    checkOrder(problems, numbers, rule.name(), field);
                }
            }
        }
    }

    private static void checkOrder(
            List<FieldProblem> problems, Map<String, BigDecimal> numbers, String name, String field) {
        for (String prefix : List.of("", "scale_", "list.")) {
            BigDecimal least = numbers.get(prefix + "min");
            BigDecimal most = numbers.get(prefix + "max");
            boolean about = name.equals(prefix + "min") || name.equals(prefix + "max");
            if (about && least != null && most != null && least.compareTo(most) > 0) {
                problems.add(FieldProblem.of(field + ".value", "MIN_ABOVE_MAX"));
            }
        }
    }

    private static @Nullable String problemOf(MetafieldType type, Validation rule) {
        return switch (rule.name()) {
            case "regex" -> compiles(rule.value()) ? null : "REGEX";
            case "choices" -> choices(rule.value()) ? null : "CHOICES";
            case "allowed_domains" -> list(rule.value()).isPresent() ? null : "DOMAINS";
            case "file_type_options" ->
                list(rule.value()).filter(FILE_TYPES::containsAll).isPresent() ? null : "FILE_TYPES";
            case "metaobject_definition_id" -> METAOBJECT.matcher(rule.value()).matches() ? null : "METAOBJECT";
            case "metaobject_definition_ids" ->
                list(rule.value())
                                .filter(ids -> ids.stream()
                                        .allMatch(id -> METAOBJECT.matcher(id).matches()))
                                .isPresent()
                        ? null
                        : "METAOBJECT";
            case "max_precision" -> whole(rule.value(), 0, 9) ? null : "PRECISION";
            case "list.min", "list.max" -> whole(rule.value(), 0, 1_000_000) ? null : "COUNT";
            case "min", "max" ->
                switch (type.values()) {
                    case WORDS, PROSE -> whole(rule.value(), 0, 1_000_000) ? null : "LENGTH";
                    case WHOLE -> rule.value().matches("-?\\d{1,16}") ? null : "WHOLE_NUMBER";
                    case DECIMAL -> number(rule.value()).isPresent() ? null : "NUMBER";
                    case DAY -> parses(() -> LocalDate.parse(rule.value())) ? null : "DATE";
                    case MOMENT ->
                        parses(() -> OffsetDateTime.parse(rule.value()))
                                        || parses(() -> LocalDateTime.parse(rule.value()))
                                ? null
                                : "DATE_TIME";
                    case MEASURE -> measure(rule.value()) ? null : "MEASURE";
                    default -> null;
                };
            case "scale_min", "scale_max" -> number(rule.value()).isPresent() ? null : "NUMBER";
            default -> null;
        };
    }

    private static boolean measure(String value) {
        try {
            JsonNode node = JsonMapper.shared().readTree(value);
            return node.path("value").isNumber()
                    && !node.path("unit").asString("").isBlank();
        } catch (JacksonException wrong) {
            return false;
        }
    }

    /** RE2 is what the platform uses; Java's syntax is nearly a superset of it, so this finds plain mistakes only. */
    private static boolean compiles(String regex) {
        try {
            Pattern.compile(regex);
            return true;
        } catch (PatternSyntaxException wrong) {
            return false;
        }
    }

    private static boolean choices(String value) {
        return list(value).filter(items -> items.size() <= MOST_CHOICES).isPresent();
    }

    /** A JSON array of distinct non-empty texts. */
    private static Optional<List<String>> list(String value) {
        try {
            JsonNode node = JsonMapper.shared().readTree(value);
            List<String> items = new ArrayList<>();
            for (JsonNode item : node) {
                items.add(item.isString() || item.isNumber() ? item.asString() : "");
            }
            boolean good = node.isArray()
                    && !items.isEmpty()
                    && items.stream().noneMatch(String::isBlank)
                    && Set.copyOf(items).size() == items.size();
            return good ? Optional.of(items) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static boolean whole(String value, int least, int most) {
        return number(value)
                .filter(number -> number.stripTrailingZeros().scale() <= 0)
                .filter(number -> number.compareTo(BigDecimal.valueOf(least)) >= 0)
                .filter(number -> number.compareTo(BigDecimal.valueOf(most)) <= 0)
                .isPresent();
    }

    private static Optional<BigDecimal> number(String value) {
        return value.matches("-?\\d{1,16}(\\.\\d{1,9})?") ? Optional.of(new BigDecimal(value)) : Optional.empty();
    }

    private static boolean parses(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (DateTimeParseException wrong) {
            return false;
        }
    }
}
