package dev.counterfoil.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A {@code UserError}: the path to the input at fault, and what is wrong with it. */
record FieldError(List<String> field, String message) {

    Map<String, Object> toMap() {
        return Map.of("field", field, "message", message);
    }

    /** Gathers errors below one path of the input. */
    static final class Gatherer {

        private final List<FieldError> errors;
        private final List<String> base;

        Gatherer(String... base) {
            this(new ArrayList<>(), List.of(base));
        }

        private Gatherer(List<FieldError> errors, List<String> base) {
            this.errors = errors;
            this.base = base;
        }

        Gatherer at(Object... steps) {
            List<String> path = new ArrayList<>(base);
            for (Object step : steps) {
                path.add(step.toString());
            }
            return new Gatherer(errors, List.copyOf(path));
        }

        void add(String message) {
            errors.add(new FieldError(base, message));
        }

        boolean isEmpty() {
            return errors.isEmpty();
        }

        List<FieldError> all() {
            return List.copyOf(errors);
        }
    }
}
