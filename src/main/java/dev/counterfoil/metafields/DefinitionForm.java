package dev.counterfoil.metafields;

import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was typed into the form of a definition. */
public record DefinitionForm(
        String key,
        String name,
        String description,
        String type,
        @Nullable String namespace,
        List<Validation> validations) {}
