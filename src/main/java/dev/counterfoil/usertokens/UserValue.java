package dev.counterfoil.usertokens;

import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.users.UserMetafield;
import java.util.List;

/** A user's value with what its definition says of it; the value is personal and not printed. */
public record UserValue(
        KeyPair path, String name, String type, List<MetafieldDefinition.Validation> validations, String value) {

    static UserValue of(UserMetafield metafield) {
        MetafieldDefinition definition = metafield.definition();
        return new UserValue(
                definition.path(),
                definition.name() == null ? "" : definition.name(),
                definition.type(),
                definition.validations(),
                metafield.value());
    }

    /** One whose definition nobody here has seen: the API knows its type, and takes the value as text whatever that is. */
    public static UserValue untyped(KeyPair path) {
        return new UserValue(path, "", "", List.of(), "");
    }

    /** The same with another value. */
    public UserValue with(String other) {
        return new UserValue(path, name, type, validations, other);
    }

    @Override
    public String toString() {
        return "UserValue[" + path + "]";
    }
}
