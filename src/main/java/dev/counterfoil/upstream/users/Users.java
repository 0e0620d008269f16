package dev.counterfoil.upstream.users;

import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.partners.KeyPair;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The <a href="https://shopify.dev/docs/api/shop-users/latest">Shop Users API</a>: queries that are sent, mutations that are only written down. Whose data they
 * are about is in the token and nowhere else.
 */
public interface Users {

    /** One value; empty when the user has none there, or the client may not read it. */
    Fetched<Optional<UserMetafield>> metafield(Endpoint endpoint, Credential token, KeyPair path);

    /**
     * One page of values.
     *
     * @param paths which ones; none means all that the client may read
     */
    Fetched<MetafieldPage> metafields(
            Endpoint endpoint, Credential token, MetafieldPage.Paging paging, List<KeyPair> paths);

    /** Whether the token stands for a user; the API tells nothing else of them yet. */
    Fetched<Boolean> user(Endpoint endpoint, Credential token);

    /** Writes down that these values be created or replaced; only the gate sends it. */
    Mutation metafieldsSet(List<Value> values);

    /** Writes down that one value be removed; the definition stays. */
    Mutation metafieldDelete(KeyPair path);

    /** Reads a {@code Metafield} out of a payload. */
    UserMetafield readMetafield(JsonNode node);

    /** Writes a value as the API would answer it. */
    ObjectNode image(UserMetafield metafield);

    /** A value to be written. It tells of a person, so it is not printed. */
    record Value(KeyPair path, String value) {

        @Override
        public String toString() {
            return "Value[" + path + "]";
        }
    }
}
