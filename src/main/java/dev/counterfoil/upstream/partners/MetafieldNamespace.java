package dev.counterfoil.upstream.partners;

import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import org.jspecify.annotations.Nullable;

/** <a href="https://shopify.dev/docs/api/shop-partners/latest/objects/MetafieldNamespace">MetafieldNamespace</a> as answered by a mutation; no query returns one. */
public record MetafieldNamespace(
        String uuid,
        @Nullable String namespace,
        String key,
        @Nullable String name,
        @Nullable String description,
        @Nullable Access access) {

    public KeyPair path() {
        return new KeyPair(namespace, key);
    }
}
