package dev.counterfoil.metafields;

import dev.counterfoil.changes.Before;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.DefinitionPage;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.Partners;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads definitions from the API as the images that entries show. */
@Component
class DefinitionImages {

    private static final int PAGE = 250;

    /** The platform stops paging at 25,000 objects; a server that pages on for ever is cut off a little later. */
    private static final int MOST_PAGES = 120;

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

    /** Looks for it in the whole list, page by page: the API finds by path only. A list without an end is told as a failure. */
    Fetched<Optional<ObjectNode>> byUuid(Endpoint endpoint, Credential credential, String uuid) {
        Set<String> cursors = new HashSet<>();
        String after = null;
        while (true) {
            switch (partners.metafieldDefinitions(endpoint, credential, PAGE, after)) {
                case Fetched.Failed<DefinitionPage> failed -> {
                    return new Fetched.Failed<>(failed.answer());
                }
                case Fetched.Ok<DefinitionPage> ok -> {
                    Optional<MetafieldDefinition> found = ok.value().definitions().stream()
                            .filter(definition -> definition.uuid().equals(uuid))
                            .findAny();
                    if (found.isPresent() || !ok.value().hasNextPage()) {
                        return new Fetched.Ok<>(found.map(partners::image), ok.answer());
                    }
                    after = ok.value().endCursor();
                    if (after == null || !cursors.add(after) || cursors.size() > MOST_PAGES) {
                        return new Fetched.Failed<>(ok.answer());
                    }
                }
            }
        }
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
