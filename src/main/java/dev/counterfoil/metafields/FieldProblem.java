package dev.counterfoil.metafields;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field.
 *
 * @param field {@code key}, {@code name}, {@code description}, {@code type}, {@code namespace}, {@code validations.0.name}, {@code validations.0.value}, or empty for the whole form
 * @param code names the translation {@code metafields.problem.<code>}, or {@code API} where the API's own words are shown
 * @param message the API's own words, or null
 */
public record FieldProblem(
        String field, String code, @Nullable String message) {

    static FieldProblem of(String field, String code) {
        return new FieldProblem(field, code, null);
    }
}
