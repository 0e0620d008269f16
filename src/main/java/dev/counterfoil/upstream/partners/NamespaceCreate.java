package dev.counterfoil.upstream.partners;

import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import org.jspecify.annotations.Nullable;

/**
 * What {@code metafieldNamespaceCreate} takes (<a href="https://shopify.dev/docs/api/shop-partners/latest/input-objects/MetafieldNamespaceCreateInput">input</a>).
 *
 * @param namespace an existing namespace to share the new one into, with READ access
 */
public record NamespaceCreate(
        String key,
        String name,
        String description,
        @Nullable String namespace,
        @Nullable Access access) {}
