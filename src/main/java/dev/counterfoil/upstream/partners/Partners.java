package dev.counterfoil.upstream.partners;

import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The <a href="https://shopify.dev/docs/api/shop-partners/latest">Shop Partners API</a>: queries that are sent, mutations that are only written down. */
public interface Partners {

    /** One page, {@code first} at most 250, ordered by key. */
    Fetched<DefinitionPage> metafieldDefinitions(
            Endpoint endpoint, Credential credential, int first, @Nullable String after);

    Fetched<Optional<MetafieldDefinition>> metafieldDefinition(Endpoint endpoint, Credential credential, KeyPair path);

    /** One page of the list as the API orders it, in either direction. */
    Fetched<DefinitionListing> listDefinitions(Endpoint endpoint, Credential credential, DefinitionsQuery query);

    /** The cheapest query that proves the credentials: no definition leaves the server but one key. */
    Fetched<Boolean> ping(Endpoint endpoint, Credential credential);

    /** Writes the mutation down; only the gate sends it. */
    Mutation metafieldDefinitionCreate(DefinitionCreate input);

    /** Writes the mutation down; only the gate sends it. */
    Mutation metafieldDefinitionUpdate(DefinitionUpdate input);

    /** Writes the mutation down; only the gate sends it. Every value that uses the definition goes with it. */
    Mutation metafieldDefinitionDelete(KeyPair path);

    /** Writes the mutation down; only the gate sends it. */
    Mutation metafieldNamespaceCreate(NamespaceCreate input);

    /** Writes the mutation down; only the gate sends it. */
    Mutation metafieldNamespaceUpdate(NamespaceUpdate input);

    /** Writes the mutation down; only the gate sends it. What was shared into the namespace stays, the access through it goes. */
    Mutation metafieldNamespaceDelete(KeyPair path);

    /**
     * Writes the mutation down; only the gate sends it.
     *
     * @param alias key under which the grantee sees it, in its own reserved namespace; null keeps the grantor's
     */
    Mutation metafieldAccessGrant(KeyPair path, Access access, @Nullable String alias);

    /** Writes the mutation down; only the gate sends it. */
    Mutation metafieldAccessRevoke(KeyPair path, List<Target> targets);

    /** Writes the mutation down; only the gate sends it. The reference calls it a placeholder that is not implemented. */
    Mutation standardMetafieldDefinitionEnable(String namespace, String key);

    /** Reads a {@code MetafieldNamespace} out of a mutation's payload or an image. */
    MetafieldNamespace readNamespace(JsonNode node);

    /** Writes a namespace as the API would answer it. */
    ObjectNode image(MetafieldNamespace namespace);

    /** Reads a {@code MetafieldDefinition} out of a mutation's payload. */
    MetafieldDefinition readDefinition(JsonNode node);

    /** Writes a definition as the API would answer it: {@link #readDefinition} reads it back. It is what entries show as before and after. */
    ObjectNode image(MetafieldDefinition definition);

    /** The active videos of a product or variant, by its GID; the API pages them not. */
    Fetched<List<ShopVideo>> media(Endpoint endpoint, Credential credential, String entityId);

    /** Writes the mutation down; only the gate sends it. */
    Mutation mediaCreate(MediaCreate input);

    /** Writes the mutation down; only the gate sends it. */
    Mutation mediaUpdate(MediaUpdate input);

    /** Writes the mutation down; only the gate sends it. The API deletes softly: the video is no longer listed. */
    Mutation mediaDelete(String id);

    /** Reads a {@code ShopVideo} out of a mutation's payload or an image. */
    ShopVideo readVideo(JsonNode node);

    /** Writes a video as the API would answer it: {@link #readVideo} reads it back. */
    ObjectNode image(ShopVideo video);
}
