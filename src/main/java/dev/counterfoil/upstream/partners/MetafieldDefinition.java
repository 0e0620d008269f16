package dev.counterfoil.upstream.partners;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** <a href="https://shopify.dev/docs/api/shop-partners/latest/objects/MetafieldDefinition">MetafieldDefinition</a> as answered; names of types, categories and levels stay text, so that unknown ones pass. */
public record MetafieldDefinition(
        String uuid,
        @Nullable String namespace,
        String key,
        @Nullable String name,
        @Nullable String description,
        String type,
        String category,
        List<Validation> validations,
        @Nullable Access access) {

    public record Validation(String name, String value) {}

    /** Access policies in force; {@code level} null stands for no default permission. */
    public record Access(@Nullable String level, List<Grant> grants) {}

    /**
     * One grant.
     *
     * @param kind {@code client} (grantee is a GID), {@code key} (a namespace's key) or {@code role}
     */
    public record Grant(String kind, String grantee, String level) {}

    /** The same with other access. */
    public MetafieldDefinition with(Access other) {
        return new MetafieldDefinition(uuid, namespace, key, name, description, type, category, validations, other);
    }

    public KeyPair path() {
        return new KeyPair(namespace, key);
    }

    /** The same under another of the paths that lead to it. */
    public MetafieldDefinition at(KeyPair other) {
        return new MetafieldDefinition(
                uuid, other.namespace(), other.key(), name, description, type, category, validations, access);
    }
}
