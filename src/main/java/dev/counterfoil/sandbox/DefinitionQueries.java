package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.State.Reached;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queries {@code metafieldDefinition} and {@code metafieldDefinitions}. */
final class DefinitionQueries {

    private final Store store;

    DefinitionQueries(Store store) {
        this.store = store;
    }

    @Nullable
    Map<String, Object> one(DataFetchingEnvironment environment) {
        String viewer = Wiring.caller(environment).gid();
        return store.read(state -> reach(state, viewer, environment.getArgument("identifier"))
                .map(reached -> Views.resource(state, reached, viewer))
                .orElse(null));
    }

    Map<String, Object> page(DataFetchingEnvironment environment) {
        String viewer = Wiring.caller(environment).gid();
        Cursor.Order order = Cursor.Order.valueOf(environment.getArgumentOrDefault("sortKey", "KEY"));
        boolean reverse = Boolean.TRUE.equals(environment.getArgument("reverse"));
        return store.read(state -> Page.of(
                        environment,
                        chosen(state, viewer, environment.getArgument("identifiers")),
                        order,
                        reverse,
                        state.age(),
                        reached -> Cursor.of(order, state.age(), reached))
                .connection(reached -> Views.resource(state, reached, viewer)));
    }

    /** All definitions, or those named: each once, unknown ones left out. */
    static List<Reached> chosen(State state, String viewer, @Nullable List<Map<String, Object>> identifiers) {
        if (identifiers == null || identifiers.isEmpty()) {
            return state.seenBy(viewer);
        }
        if (identifiers.size() > Page.LARGEST) {
            throw new Refusal("BAD_REQUEST", "The input array size of identifiers is greater than the maximum of 250");
        }
        Map<String, Reached> found = new LinkedHashMap<>();
        identifiers.forEach(identifier -> reach(state, viewer, identifier)
                .ifPresent(reached -> found.putIfAbsent(reached.resource().uuid(), reached)));
        return List.copyOf(found.values());
    }

    static Optional<Reached> reach(State state, String viewer, @Nullable Object input) {
        Identifier identifier = Identifier.of(input);
        return state.definition(viewer, identifier.namespace(), identifier.key());
    }
}
