package dev.counterfoil.changes;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field.
 *
 * @param field path of the field in the form, such as {@code key} or {@code validations.0.value}; empty for the whole form
 * @param code names the translation {@code <room>.problem.<code>}, or {@code API} where the API's own words are shown
 * @param message the API's own words, or null
 */
public record FieldProblem(
        String field, String code, @Nullable String message) {

    public static FieldProblem of(String field, String code) {
        return new FieldProblem(field, code, null);
    }
}
