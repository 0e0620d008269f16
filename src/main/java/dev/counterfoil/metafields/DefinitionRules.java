package dev.counterfoil.metafields;

import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.upstream.partners.KeyPair;
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

/**
 * What can be said of a definition before it is sent. The reference documents no limits; these are the Admin API's for
 * the same fields, so that what passes here is as likely as can be to pass there. The API has the last word.
 */
final class DefinitionRules {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{2,64}");
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9_-]{2,64}(\\.[A-Za-z0-9_-]{2,64}){0,7}");
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DESCRIPTION = 5_000;
    private static final int MOST_CHOICES = 128;

    private DefinitionRules() {}

    static List<FieldProblem> check(DefinitionForm form) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!KEY.matcher(form.key()).matches()) {
            problems.add(FieldProblem.of("key", form.key().contains(".") ? "KEY_PERIOD" : "KEY_FORMAT"));
        }
        checkText(problems, "name", form.name(), LONGEST_NAME, false);
        checkText(problems, "description", form.description(), LONGEST_DESCRIPTION, true);
        if (form.namespace() != null && !NAMESPACE.matcher(form.namespace()).matches()) {
            problems.add(FieldProblem.of("namespace", "NAMESPACE_FORMAT"));
        }
        Optional<MetafieldType> type = MetafieldType.of(form.type());
        if (type.isEmpty()) {
            problems.add(FieldProblem.of("type", form.type().isBlank() ? "REQUIRED" : "TYPE_UNKNOWN"));
        } else {
            checkValidations(problems, type.get(), form.validations());
        }
        return List.copyOf(problems);
    }

    /** Both parts of a path that must name a namespace. */
    static List<FieldProblem> checkPath(KeyPair path) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!KEY.matcher(path.key()).matches()) {
            problems.add(FieldProblem.of("key", path.key().contains(".") ? "KEY_PERIOD" : "KEY_FORMAT"));
        }
        String namespace = path.namespace() == null ? "" : path.namespace();
        if (!NAMESPACE.matcher(namespace).matches()) {
            problems.add(FieldProblem.of("namespace", namespace.isBlank() ? "REQUIRED" : "NAMESPACE_FORMAT"));
        }
        return List.copyOf(problems);
    }

    /** A namespace's own fields. */
    static List<FieldProblem> check(NamespaceForm form) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!KEY.matcher(form.key()).matches()) {
            problems.add(FieldProblem.of("key", form.key().contains(".") ? "KEY_PERIOD" : "KEY_FORMAT"));
        }
        checkText(problems, "name", form.name(), LONGEST_NAME, false);
        checkText(problems, "description", form.description(), LONGEST_DESCRIPTION, true);
        if (form.into() != null && !NAMESPACE.matcher(form.into()).matches()) {
            problems.add(FieldProblem.of("namespace", "NAMESPACE_FORMAT"));
        }
        return List.copyOf(problems);
    }

    private static void checkText(List<FieldProblem> problems, String field, String text, int longest, boolean lines) {
        if (text.isBlank()) {
            problems.add(FieldProblem.of(field, "REQUIRED"));
        } else if (text.length() > longest) {
            problems.add(FieldProblem.of(field, "TOO_LONG"));
        } else if (text.chars().anyMatch(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t')))) {
            problems.add(FieldProblem.of(field, "CONTROL_CHARACTERS"));
        }
    }

    private static void checkValidations(
            List<FieldProblem> problems, MetafieldType type, List<Validation> validations) {
        Set<String> names = new HashSet<>();
        Map<String, BigDecimal> numbers = new HashMap<>();
        for (int i = 0; i < validations.size(); i++) {
            Validation rule = validations.get(i);
            String field = "validations." + i;
            if (!type.rules().contains(rule.name())) {
                problems.add(
                        FieldProblem.of(field + ".name", rule.name().isBlank() ? "REQUIRED" : "RULE_DOES_NOT_FIT"));
            } else if (!names.add(rule.name())) {
                problems.add(FieldProblem.of(field + ".name", "RULE_TWICE"));
            } else {
                String problem = rule.value().isBlank() ? "REQUIRED" : problemOf(type, rule);
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
        for (String prefix : List.of("", "scale_")) {
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
            case "max_precision" -> whole(rule.value(), 0, 9) ? null : "PRECISION";
            case "min", "max" ->
                switch (type) {
                    case SINGLE_LINE_TEXT, MULTI_LINE_TEXT, ID -> whole(rule.value(), 0, 1_000_000) ? null : "LENGTH";
                    case NUMBER_INTEGER -> rule.value().matches("-?\\d{1,16}") ? null : "WHOLE_NUMBER";
                    case NUMBER_DECIMAL -> number(rule.value()).isPresent() ? null : "NUMBER";
                    case DATE -> parses(() -> LocalDate.parse(rule.value())) ? null : "DATE";
                    case DATE_TIME ->
                        parses(() -> OffsetDateTime.parse(rule.value()))
                                        || parses(() -> LocalDateTime.parse(rule.value()))
                                ? null
                                : "DATE_TIME";
                    default -> null;
                };
            case "scale_min", "scale_max" -> number(rule.value()).isPresent() ? null : "NUMBER";
            default -> null;
        };
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
