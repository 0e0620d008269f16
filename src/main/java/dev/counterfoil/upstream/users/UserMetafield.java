package dev.counterfoil.upstream.users;

import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;

/**
 * A user's value, as the <a href="https://shopify.dev/docs/api/shop-users/latest/objects/Metafield">reference</a> has it. The value and the owner tell of a
 * person, so neither is printed.
 *
 * @param value always a text, whatever the definition's type is
 * @param ownerId GID of the user
 */
public record UserMetafield(MetafieldDefinition definition, String ownerId, String ownerType, String value) {

    public KeyPair path() {
        return definition.path();
    }

    @Override
    public String toString() {
        return "UserMetafield[" + path() + "]";
    }
}
