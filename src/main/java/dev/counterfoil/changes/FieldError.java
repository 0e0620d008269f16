package dev.counterfoil.changes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code userErrors} item: the path to the input at fault, and the API's own words. */
public record FieldError(
        List<String> field, String message, @Nullable String code) {}
