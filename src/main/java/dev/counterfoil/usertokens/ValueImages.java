package dev.counterfoil.usertokens;

import dev.counterfoil.changes.OperationKind.Finding;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.users.UserMetafield;
import dev.counterfoil.upstream.users.Users;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What some of a user's values are, as an image: only path, type and value, in the shape {@code metafieldsSet} answers with. */
@Component
class ValueImages {

    static final String FIELD = "metafields";

    private final Users users;

    ValueImages(Users users) {
        this.users = users;
    }

    /** The image of values as a form saw them; a path that is not among them had no value. */
    static ObjectNode of(List<UserValue> values) {
        ObjectNode image = JsonMapper.shared().createObjectNode();
        ArrayNode all = image.putArray(FIELD);
        values.stream()
                .sorted(Comparator.comparing(value -> value.path().toString()))
                .forEach(value -> {
                    ObjectNode one = all.addObject();
                    ObjectNode definition = one.putObject("definition");
                    definition
                            .put("namespace", value.path().namespace())
                            .put("key", value.path().key());
                    definition.putObject("type").put("name", value.type());
                    one.put("value", value.value());
                });
        return image;
    }

    /** Reads these values from the API, one query each: the list has no argument that leaves the others out for sure. */
    Fetched<Optional<ObjectNode>> read(Endpoint endpoint, Credential token, List<KeyPair> paths) {
        List<UserValue> found = new java.util.ArrayList<>();
        Answer last = null;
        for (KeyPair path : paths) {
            switch (users.metafield(endpoint, token, path)) {
                case Fetched.Failed<Optional<UserMetafield>> failed -> {
                    return new Fetched.Failed<>(failed.answer());
                }
                case Fetched.Ok<Optional<UserMetafield>> ok -> {
                    last = ok.answer();
                    ok.value().map(UserValue::of).ifPresent(value -> found.add(at(path, value)));
                }
            }
        }
        if (last == null) {
            throw new IllegalArgumentException("nothing to read");
        }
        return new Fetched.Ok<>(Optional.of(of(found)), last);
    }

    /** Under the path it was asked for: the API may name the client's reserved namespace where none was given. */
    private static UserValue at(KeyPair path, UserValue value) {
        return new UserValue(path, value.name(), value.type(), value.validations(), value.value());
    }

    /** What reading back these paths says of a change; the values that were sent are not in the record, so only that some are there can be told. */
    Finding readBack(Endpoint endpoint, Credential token, List<KeyPair> paths, boolean gone) {
        return switch (read(endpoint, token, paths)) {
            case Fetched.Failed<Optional<ObjectNode>> failed -> new Finding.Unreadable(failed.answer());
            case Fetched.Ok<Optional<ObjectNode>> ok -> {
                ObjectNode image = ok.value().orElseThrow();
                int there = image.path(FIELD).size();
                if (gone) {
                    yield there == 0 ? new Finding.Applied(image) : new Finding.NotApplied(image);
                }
                yield there < paths.size() ? new Finding.NotApplied(image) : new Finding.Ambiguous(image);
            }
        };
    }

    static List<KeyPair> paths(JsonNode identifiers) {
        return identifiers.valueStream().map(ValueImages::path).toList();
    }

    static KeyPair path(JsonNode identifier) {
        return new KeyPair(
                text(identifier.get("namespace")), identifier.path("key").asString(""));
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || !node.isString() ? null : node.asString();
    }
}
