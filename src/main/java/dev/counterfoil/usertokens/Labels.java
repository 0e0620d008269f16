package dev.counterfoil.usertokens;

import dev.counterfoil.changes.FieldProblem;
import java.util.Optional;

/** What people may call a token or a test user. */
final class Labels {

    private static final int LONGEST = 80;

    private Labels() {}

    static Optional<String> problem(String label) {
        String text = label.strip();
        if (text.isEmpty()) {
            return Optional.of("LABEL_EMPTY");
        }
        return text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)
                ? Optional.of("LABEL_LONG")
                : Optional.empty();
    }

    static Optional<FieldProblem> check(String label) {
        return problem(label).map(code -> FieldProblem.of("label", code));
    }

    static void require(String label) {
        if (problem(label).isPresent()) {
            throw new IllegalArgumentException("not a label");
        }
    }
}
