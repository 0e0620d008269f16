package dev.counterfoil.upstream.partners;

import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import org.jspecify.annotations.Nullable;

/**
 * What {@code metafieldNamespaceUpdate} takes (<a href="https://shopify.dev/docs/api/shop-partners/latest/input-objects/MetafieldNamespaceUpdateInput">input</a>);
 * null leaves a field as it is.
 */
public record NamespaceUpdate(
        KeyPair identifier,
        @Nullable String key,
        @Nullable String name,
        @Nullable String description,
        @Nullable Access access) {}
