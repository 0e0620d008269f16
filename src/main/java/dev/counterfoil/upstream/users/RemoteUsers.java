package dev.counterfoil.upstream.users;

import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Api;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.Upstream;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.Partners;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The Shop Users API over the transport. A partial answer counts as none, but for a list: what of it can be read is told, with the answer that says what is lacking. */
@Component
class RemoteUsers implements Users {

    private final Upstream upstream;
    private final Partners definitions;

    RemoteUsers(Upstream upstream, Partners definitions) {
        this.upstream = upstream;
        this.definitions = definitions;
    }

    @Override
    public Fetched<Optional<UserMetafield>> metafield(Endpoint endpoint, Credential token, KeyPair path) {
        ObjectNode variables = object();
        variables.set("identifier", identifier(path));
        return fetch(endpoint, token, UsersDocuments.METAFIELD_BY_PATH, variables, data -> {
            JsonNode node = data.get("metafield");
            if (node == null) {
                return null;
            }
            return node.isNull() ? Optional.empty() : Optional.of(readMetafield(node));
        });
    }

    @Override
    public Fetched<MetafieldPage> metafields(
            Endpoint endpoint, Credential token, MetafieldPage.Paging paging, List<KeyPair> paths) {
        ObjectNode variables = object();
        variables.put(paging.forward() ? "first" : "last", paging.size());
        if (paging.cursor() != null) {
            variables.put(paging.forward() ? "after" : "before", paging.cursor());
        }
        if (!paths.isEmpty()) {
            var identifiers = variables.putArray("identifiers");
            paths.forEach(path -> identifiers.add(identifier(path)));
        }
        Answer answer = upstream.read(endpoint, token, UsersDocuments.METAFIELDS, variables);
        boolean whole = !(answer instanceof Answer.Partial);
        return read(answer, answer instanceof Answer.Partial partial ? partial.data() : data(answer), data -> {
            JsonNode list = data.path("metafields");
            JsonNode page = list.path("pageInfo");
            if (!list.path("nodes").isArray() || !page.isObject()) {
                return null;
            }
            List<UserMetafield> metafields = new ArrayList<>();
            for (JsonNode node : list.path("nodes")) {
                boolean readable = node.path("definition").isObject();
                if (!readable && whole) {
                    return null;
                }
                if (readable && (whole || node.path("value").isString())) {
                    metafields.add(readMetafield(node));
                }
            }
            return new MetafieldPage(
                    List.copyOf(metafields),
                    page.path("hasNextPage").asBoolean(false),
                    page.path("hasPreviousPage").asBoolean(false),
                    nullable(page.get("startCursor")),
                    nullable(page.get("endCursor")));
        });
    }

    @Override
    public Fetched<Boolean> user(Endpoint endpoint, Credential token) {
        return fetch(
                endpoint,
                token,
                UsersDocuments.USER,
                object(),
                data -> data.path("user").isObject() ? Boolean.TRUE : null);
    }

    @Override
    public Mutation metafieldsSet(List<Value> values) {
        ObjectNode variables = object();
        var metafields = variables.putArray("metafields");
        values.forEach(value -> {
            ObjectNode one = metafields.addObject();
            one.set("identifier", identifier(value.path()));
            one.put("value", value.value());
        });
        return new Mutation(Api.USERS, "metafieldsSet", UsersDocuments.SET, variables, "metafields");
    }

    @Override
    public Mutation metafieldDelete(KeyPair path) {
        ObjectNode variables = object();
        variables.set("identifier", identifier(path));
        return new Mutation(Api.USERS, "metafieldDelete", UsersDocuments.DELETE, variables, "deletedMetafield");
    }

    @Override
    public UserMetafield readMetafield(JsonNode node) {
        return new UserMetafield(
                definitions.readDefinition(node.path("definition")),
                node.path("ownerId").asString(""),
                node.path("ownerType").asString(""),
                node.path("value").asString(""));
    }

    @Override
    public ObjectNode image(UserMetafield metafield) {
        ObjectNode image = object();
        image.set("definition", definitions.image(metafield.definition()));
        return image.put("ownerId", metafield.ownerId())
                .put("ownerType", metafield.ownerType())
                .put("value", metafield.value());
    }

    private static ObjectNode identifier(KeyPair path) {
        ObjectNode identifier = object().put("key", path.key());
        return path.namespace() == null ? identifier : identifier.put("namespace", path.namespace());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static @Nullable String nullable(@Nullable JsonNode node) {
        return node == null || !node.isString() ? null : node.asString();
    }

    /** @param reader null for data that are not what was asked for */
    private <T> Fetched<T> fetch(
            Endpoint endpoint,
            Credential token,
            String document,
            ObjectNode variables,
            Function<JsonNode, @Nullable T> reader) {
        Answer answer = upstream.read(endpoint, token, document, variables);
        return read(answer, data(answer), reader);
    }

    private static @Nullable ObjectNode data(Answer answer) {
        return answer instanceof Answer.Success success ? success.data() : null;
    }

    private static <T> Fetched<T> read(
            Answer answer, @Nullable ObjectNode data, Function<JsonNode, @Nullable T> reader) {
        if (data == null) {
            return new Fetched.Failed<>(answer);
        }
        T value = reader.apply(data);
        if (value != null) {
            return new Fetched.Ok<>(value, answer);
        }
        return new Fetched.Failed<>(
                answer instanceof Answer.Success ? new Answer.Malformed(200, "", answer.took()) : answer);
    }
}
