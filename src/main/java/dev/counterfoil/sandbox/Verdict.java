package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.FieldError.Gatherer;
import dev.counterfoil.sandbox.State.Reached;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an input: what it made or changed with the events that make it true, or errors.
 *
 * @param reached null when it was refused
 */
record Verdict(@Nullable Reached reached, List<Event> events, List<FieldError> errors) {

    static Verdict refused(Gatherer errors, String message) {
        errors.add(message);
        return refused(errors);
    }

    static Verdict refused(Gatherer errors) {
        return new Verdict(null, List.of(), errors.all());
    }
}
