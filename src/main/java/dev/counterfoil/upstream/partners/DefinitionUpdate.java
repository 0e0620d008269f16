package dev.counterfoil.upstream.partners;

import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code metafieldDefinitionUpdate} takes (<a href="https://shopify.dev/docs/api/shop-partners/latest/input-objects/MetafieldDefinitionUpdateInput">input</a>);
 * null leaves a field as it is. The type cannot be changed.
 *
 * @param key a new key, for the calling client only
 */
public record DefinitionUpdate(
        KeyPair identifier,
        @Nullable String key,
        @Nullable String name,
        @Nullable String description,
        @Nullable List<Validation> validations,
        @Nullable Access access) {}
