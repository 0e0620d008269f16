package dev.counterfoil.metafields;

import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the form of a namespace.
 *
 * @param into an existing namespace to share it into; only when it is created
 * @param access what is given at once beyond what is in force; null for nothing
 */
public record NamespaceForm(
        String key,
        String name,
        String description,
        @Nullable String into,
        @Nullable Access access) {

    /** Sharing nothing. */
    public NamespaceForm(String key, String name, String description, @Nullable String into) {
        this(key, name, description, into, null);
    }
}
