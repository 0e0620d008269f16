package dev.counterfoil.usertokens;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import java.util.List;

/**
 * What came of setting values.
 *
 * @param refused of a change that was done: what the API said of values it did not set, tied to {@code <place>.value} or the like; empty if all were set
 */
public record SetResult(ChangeResult result, List<FieldProblem> refused) {

    static SetResult of(ChangeResult result) {
        return new SetResult(result, List.of());
    }
}
