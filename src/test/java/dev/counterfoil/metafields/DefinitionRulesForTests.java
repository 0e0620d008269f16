package dev.counterfoil.metafields;

import dev.counterfoil.changes.FieldProblem;
import java.util.List;

/** The room's own rules, for tests of its views. */
public final class DefinitionRulesForTests {

    private DefinitionRulesForTests() {}

    public static List<FieldProblem> check(DefinitionForm form) {
        return DefinitionRules.check(form);
    }
}
