package dev.counterfoil.upstream.partners;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code metafieldDefinitionCreate} takes (<a href="https://shopify.dev/docs/api/shop-partners/latest/input-objects/MetafieldDefinitionCreateInput">input</a>). */
public record DefinitionCreate(
        String key,
        String name,
        String description,
        String type,
        @Nullable String namespace,
        List<MetafieldDefinition.Validation> validations,
        MetafieldDefinition.@Nullable Access access) {}
