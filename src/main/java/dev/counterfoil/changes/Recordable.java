package dev.counterfoil.changes;

import dev.counterfoil.upstream.Api;
import dev.counterfoil.upstream.FieldClasses;
import dev.counterfoil.upstream.FieldClasses.Classed;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.UserError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What of a mutation may be recorded: secrets are dropped before the first row is written, personal values go apart. */
final class Recordable {

    private Recordable() {}

    static Classed variables(Mutation mutation) {
        return FieldClasses.of(mutation.api()).variables(mutation.field(), mutation.variables());
    }

    /** The public part of the changed thing as the API answered it; null if there is none. */
    static @Nullable ObjectNode result(Mutation mutation, @Nullable ObjectNode result) {
        if (result == null) {
            return null;
        }
        ObjectNode payload = JsonMapper.shared().createObjectNode();
        payload.set(mutation.resultField(), result);
        ObjectNode image = FieldClasses.of(mutation.api())
                .payload(mutation.field(), payload)
                .image();
        return image.get(mutation.resultField()) instanceof ObjectNode kept ? kept : null;
    }

    /** What the answer said that tells of a person, and its public values that a sentence needs. */
    static Map<String, String> personal(Mutation mutation, @Nullable JsonNode payload) {
        return payload instanceof ObjectNode node
                ? FieldClasses.of(mutation.api())
                        .payload(mutation.field(), node)
                        .personal()
                : Map.of();
    }

    /** Scope and lifetime of a token that was issued, and nothing else of the answer. */
    static Map<String, String> parameters(@Nullable JsonNode payload) {
        Map<String, String> parameters = new HashMap<>();
        if (payload != null && payload.path("accessToken").isString()) {
            if (payload.path("scope").isString()) {
                parameters.put("scope", payload.path("scope").asString());
            }
            if (payload.path("expiresIn").isIntegralNumber()) {
                parameters.put("lifetime.s", payload.path("expiresIn").asString());
            }
        }
        return parameters;
    }

    /** An image of before or after: of a user's values, only what is public about them, as {@code metafieldsSet} would answer it. */
    static Classed image(String field, ObjectNode image) {
        return FieldClasses.apiOf(field) == Api.USERS
                ? FieldClasses.of(Api.USERS).payload("metafieldsSet", image)
                : new Classed(image, Map.of());
    }

    static @Nullable ObjectNode imageOrNull(String field, @Nullable ObjectNode image) {
        return image == null ? null : image(field, image).image();
    }

    /** Errors without the words, where the words may tell of a person. */
    static List<UserError> errors(Mutation mutation, List<UserError> errors) {
        return FieldClasses.of(mutation.api()).tellsPublicErrors(mutation.field())
                ? errors
                : errors.stream()
                        .map(error -> new UserError(error.field(), "", error.code()))
                        .toList();
    }
}
