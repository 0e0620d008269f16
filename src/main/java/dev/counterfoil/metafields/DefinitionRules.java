package dev.counterfoil.metafields;

import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What can be said of a definition before it is sent. The reference documents no limits; these are the Admin API's for
 * the same fields, so that what passes here is as likely as can be to pass there. The API has the last word.
 */
final class DefinitionRules {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{2,64}");
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9_-]{2,64}(\\.[A-Za-z0-9_-]{2,64}){0,7}");
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DESCRIPTION = 5_000;

    private DefinitionRules() {}

    static List<FieldProblem> check(DefinitionForm form) {
        List<FieldProblem> problems = new ArrayList<>();
        checkKey(problems, form.key());
        checkText(problems, "name", form.name(), LONGEST_NAME, false);
        checkText(problems, "description", form.description(), LONGEST_DESCRIPTION, true);
        if (form.namespace() != null && !NAMESPACE.matcher(form.namespace()).matches()) {
            problems.add(FieldProblem.of("namespace", "NAMESPACE_FORMAT"));
        }
        Optional<MetafieldType> type = MetafieldType.of(form.type());
        if (type.isEmpty()) {
            problems.add(FieldProblem.of("type", form.type().isBlank() ? "REQUIRED" : "TYPE_UNKNOWN"));
        } else {
            RuleChecks.check(problems, type.get(), form.validations(), List.of());
            checkRequired(problems, type.get(), form.validations());
        }
        return List.copyOf(problems);
    }

    /** Only what differs from what is there: the API has accepted the rest once, and the type stays whatever it is. */
    static List<FieldProblem> check(MetafieldDefinition opened, DefinitionForm form) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!form.key().equals(opened.key())) {
            checkKey(problems, form.key());
        }
        if (!form.name().equals(Comparing.text(opened.name()))) {
            checkText(problems, "name", form.name(), LONGEST_NAME, false);
        }
        if (!form.description().equals(Comparing.text(opened.description()))) {
            checkText(problems, "description", form.description(), LONGEST_DESCRIPTION, true);
        }
        if (!form.validations().equals(opened.validations())) {
            MetafieldType type = MetafieldType.of(opened.type()).orElse(null);
            RuleChecks.check(problems, type, form.validations(), opened.validations());
            if (type != null) {
                checkRequired(problems, type, form.validations());
            }
        }
        return List.copyOf(problems);
    }

    private static void checkKey(List<FieldProblem> problems, String key) {
        if (!KEY.matcher(key).matches()) {
            problems.add(FieldProblem.of("key", key.contains(".") ? "KEY_PERIOD" : "KEY_FORMAT"));
        }
    }

    private static void checkRequired(List<FieldProblem> problems, MetafieldType type, List<Validation> validations) {
        List<String> given = validations.stream().map(Validation::name).toList();
        if (!given.containsAll(type.required())) {
            problems.add(FieldProblem.of("validations", "RULE_MISSING"));
        }
    }

    /** Both parts of a path that must name a namespace. */
    static List<FieldProblem> checkPath(KeyPair path) {
        List<FieldProblem> problems = new ArrayList<>();
        checkKey(problems, path.key());
        String namespace = path.namespace() == null ? "" : path.namespace();
        if (!NAMESPACE.matcher(namespace).matches()) {
            problems.add(FieldProblem.of("namespace", namespace.isBlank() ? "REQUIRED" : "NAMESPACE_FORMAT"));
        }
        return List.copyOf(problems);
    }

    /** A namespace's own fields. */
    static List<FieldProblem> check(NamespaceForm form) {
        List<FieldProblem> problems = new ArrayList<>();
        checkKey(problems, form.key());
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
            problems.add(FieldProblem.of(field, lines ? "DESCRIPTION_TOO_LONG" : "NAME_TOO_LONG"));
        } else if (text.chars().anyMatch(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t')))) {
            problems.add(FieldProblem.of(field, "CONTROL_CHARACTERS"));
        }
    }
}
