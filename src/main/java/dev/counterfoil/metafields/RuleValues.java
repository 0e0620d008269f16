package dev.counterfoil.metafields;

import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The values of rules, of which some are JSON lists: how those are spaced says nothing. */
final class RuleValues {

    private static final JsonMapper JSON = JsonMapper.shared();

    private RuleValues() {}

    /** Whether both say the same, in whatever order. */
    static boolean same(List<Validation> one, List<Validation> other) {
        return canonical(one).equals(canonical(other));
    }

    private static Set<Validation> canonical(List<Validation> rules) {
        return rules.stream()
                .map(rule -> new Validation(rule.name(), canonical(rule.value())))
                .collect(Collectors.toSet());
    }

    /** A list in its shortest spelling; any other text as it is. */
    static String canonical(String value) {
        if (!value.stripLeading().startsWith("[")) {
            return value;
        }
        try {
            return JSON.readTree(value).toString();
        } catch (JacksonException noList) {
            return value;
        }
    }
}
