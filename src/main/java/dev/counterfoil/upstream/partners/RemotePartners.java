package dev.counterfoil.upstream.partners;

import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.Upstream;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The Shop Partners API over the transport. A partial answer counts only where the part asked for is whole. */
@Component
class RemotePartners implements Partners {

    private static final int LARGEST_PAGE = 250;

    private final Upstream upstream;

    RemotePartners(Upstream upstream) {
        this.upstream = upstream;
    }

    @Override
    public Fetched<DefinitionPage> metafieldDefinitions(
            Endpoint endpoint, Credential credential, int first, @Nullable String after) {
        if (first < 1 || first > LARGEST_PAGE) {
            throw new IllegalArgumentException("a page holds 1 to " + LARGEST_PAGE);
        }
        ObjectNode variables = PartnersMutations.object().put("first", first);
        if (after != null) {
            variables.put("after", after);
        }
        return fetch(endpoint, credential, PartnersDocuments.DEFINITIONS, variables, data -> {
            JsonNode list = data.path("metafieldDefinitions");
            JsonNode nodes = list.path("nodes");
            JsonNode page = list.path("pageInfo");
            if (!nodes.isArray() || !page.isObject()) {
                return null;
            }
            List<MetafieldDefinition> definitions = new ArrayList<>();
            for (JsonNode node : nodes) {
                if (!node.isObject()) {
                    return null;
                }
                definitions.add(DefinitionReader.read(node));
            }
            return new DefinitionPage(
                    List.copyOf(definitions),
                    page.path("hasNextPage").asBoolean(false),
                    DefinitionReader.nullable(page.get("endCursor")));
        });
    }

    @Override
    public Fetched<Optional<MetafieldDefinition>> metafieldDefinition(
            Endpoint endpoint, Credential credential, KeyPair path) {
        ObjectNode variables = PartnersMutations.object();
        variables.set("identifier", PartnersMutations.identifier(path));
        return fetch(endpoint, credential, PartnersDocuments.DEFINITION_BY_PATH, variables, data -> {
            JsonNode node = data.get("metafieldDefinition");
            if (node == null) {
                return null;
            }
            return node.isNull() ? Optional.empty() : Optional.of(DefinitionReader.read(node));
        });
    }

    @Override
    public Fetched<DefinitionListing> listDefinitions(
            Endpoint endpoint, Credential credential, DefinitionsQuery query) {
        ObjectNode variables = PartnersMutations.object()
                .put(query.backwards() ? "last" : "first", query.size())
                .put("sortKey", query.sortKey())
                .put("reverse", query.reverse());
        PartnersMutations.putUnlessNull(variables, query.backwards() ? "before" : "after", query.cursor());
        if (!query.identifiers().isEmpty()) {
            ArrayNode paths = variables.putArray("identifiers");
            query.identifiers().forEach(path -> paths.add(PartnersMutations.identifier(path)));
        }
        return fetch(endpoint, credential, PartnersDocuments.DEFINITION_LISTING, variables, DefinitionReader::listing);
    }

    @Override
    public Fetched<Boolean> ping(Endpoint endpoint, Credential credential) {
        return fetch(
                endpoint,
                credential,
                PartnersDocuments.PING,
                PartnersMutations.object(),
                data -> data.path("metafieldDefinitions").isObject() ? Boolean.TRUE : null);
    }

    @Override
    public Mutation metafieldDefinitionCreate(DefinitionCreate input) {
        return PartnersMutations.metafieldDefinitionCreate(input);
    }

    @Override
    public Mutation metafieldDefinitionUpdate(DefinitionUpdate input) {
        return PartnersMutations.metafieldDefinitionUpdate(input);
    }

    @Override
    public Mutation metafieldDefinitionDelete(KeyPair path) {
        return PartnersMutations.metafieldDefinitionDelete(path);
    }

    @Override
    public Mutation metafieldNamespaceCreate(NamespaceCreate input) {
        return PartnersMutations.metafieldNamespaceCreate(input);
    }

    @Override
    public Mutation metafieldNamespaceUpdate(NamespaceUpdate input) {
        return PartnersMutations.metafieldNamespaceUpdate(input);
    }

    @Override
    public Mutation metafieldNamespaceDelete(KeyPair path) {
        return PartnersMutations.metafieldNamespaceDelete(path);
    }

    @Override
    public Mutation metafieldAccessGrant(KeyPair path, Access access, @Nullable String alias) {
        return PartnersMutations.metafieldAccessGrant(path, access, alias);
    }

    @Override
    public Mutation metafieldAccessRevoke(KeyPair path, List<Target> targets) {
        return PartnersMutations.metafieldAccessRevoke(path, targets);
    }

    @Override
    public Mutation standardMetafieldDefinitionEnable(String namespace, String key) {
        return PartnersMutations.standardMetafieldDefinitionEnable(namespace, key);
    }

    @Override
    public MetafieldNamespace readNamespace(JsonNode node) {
        return DefinitionReader.readNamespace(node);
    }

    @Override
    public ObjectNode image(MetafieldNamespace namespace) {
        return DefinitionWriter.write(namespace);
    }

    @Override
    public MetafieldDefinition readDefinition(JsonNode node) {
        return DefinitionReader.read(node);
    }

    @Override
    public ObjectNode image(MetafieldDefinition definition) {
        return DefinitionWriter.write(definition);
    }

    @Override
    public Fetched<List<ShopVideo>> media(Endpoint endpoint, Credential credential, String entityId) {
        ObjectNode variables = PartnersMutations.object().put("entityId", entityId);
        return fetch(endpoint, credential, MediaDocuments.MEDIA, variables, MediaReader::list);
    }

    @Override
    public Mutation mediaCreate(MediaCreate input) {
        return MediaMutations.create(input);
    }

    @Override
    public Mutation mediaUpdate(MediaUpdate input) {
        return MediaMutations.update(input);
    }

    @Override
    public Mutation mediaDelete(String id) {
        return MediaMutations.delete(id);
    }

    @Override
    public ShopVideo readVideo(JsonNode node) {
        return MediaReader.read(node);
    }

    @Override
    public ObjectNode image(ShopVideo video) {
        return MediaReader.write(video);
    }

    /**
     * @param reader null for data that are not what was asked for
     */
    private <T> Fetched<T> fetch(
            Endpoint endpoint,
            Credential credential,
            String document,
            ObjectNode variables,
            Function<JsonNode, @Nullable T> reader) {
        Answer answer = upstream.read(endpoint, credential, document, variables);
        // Errors beside the data may have nulled a part of it: a read is whole or it is none.
        if (!(answer instanceof Answer.Success success)) {
            return new Fetched.Failed<>(answer);
        }
        T value = reader.apply(success.data());
        return value == null
                ? new Fetched.Failed<>(new Answer.Malformed(200, "", answer.took()))
                : new Fetched.Ok<>(value, answer);
    }
}
