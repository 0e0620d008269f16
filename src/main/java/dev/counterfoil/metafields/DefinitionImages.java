package dev.counterfoil.metafields;

import dev.counterfoil.changes.Before;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.Partners;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads definitions from the API as the images that entries show. */
@Component
class DefinitionImages {

    private final Partners partners;

    DefinitionImages(Partners partners) {
        this.partners = partners;
    }

    Before.Reader reader(KeyPair path) {
        return (endpoint, credential) -> read(endpoint, credential, path);
    }

    Fetched<Optional<ObjectNode>> read(Endpoint endpoint, Credential credential, KeyPair path) {
        return switch (partners.metafieldDefinition(endpoint, credential, path)) {
            case Fetched.Failed<Optional<MetafieldDefinition>> failed -> new Fetched.Failed<>(failed.answer());
            case Fetched.Ok<Optional<MetafieldDefinition>> ok ->
                new Fetched.Ok<>(ok.value().map(partners::image), ok.answer());
        };
    }

    @Nullable
    ObjectNode of(@Nullable MetafieldDefinition definition) {
        return definition == null ? null : partners.image(definition);
    }

    /** The path in an operation's variables. */
    static KeyPair path(JsonNode identifier) {
        return new KeyPair(
                identifier.path("namespace").asString(null),
                identifier.path("key").asString(""));
    }

    /** Whether two lists of rules are the same but for their order. */
    static boolean sameRules(JsonNode one, JsonNode other) {
        return one.size() == other.size()
                && one.valueStream()
                        .allMatch(rule -> other.valueStream()
                                .anyMatch(found -> found.path("name").equals(rule.path("name"))
                                        && found.path("value").equals(rule.path("value"))));
    }
}
