package dev.counterfoil.metafields;

import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the form of a definition.
 *
 * @param access what is shared at once; null leaves it as it is
 */
public record DefinitionForm(
        String key,
        String name,
        String description,
        String type,
        @Nullable String namespace,
        List<Validation> validations,
        @Nullable Access access) {

    /** Sharing nothing. */
    public DefinitionForm(
            String key,
            String name,
            String description,
            String type,
            @Nullable String namespace,
            List<Validation> validations) {
        this(key, name, description, type, namespace, validations, null);
    }
}
