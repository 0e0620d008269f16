package dev.counterfoil.metafields;

import org.jspecify.annotations.Nullable;

/**
 * What was typed into the form of a namespace.
 *
 * @param into an existing namespace to share it into; only when it is created
 */
public record NamespaceForm(
        String key,
        String name,
        String description,
        @Nullable String into) {}
