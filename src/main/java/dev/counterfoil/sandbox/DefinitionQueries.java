package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.State.Reached;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The queries {@code metafieldDefinition} and {@code metafieldDefinitions}. */
final class DefinitionQueries {

    static final int LARGEST_PAGE = 250;
    static final int USUAL_PAGE = 50;

    private final Store store;

    DefinitionQueries(Store store) {
        this.store = store;
    }

    @Nullable
    Map<String, Object> one(DataFetchingEnvironment environment) {
        DemoClient caller = Wiring.caller(environment);
        return reach(caller, environment.getArgument("identifier"))
                .map(reached -> Views.definition(reached, caller.gid()))
                .orElse(null);
    }

    Map<String, Object> page(DataFetchingEnvironment environment) {
        DemoClient caller = Wiring.caller(environment);
        @Nullable Integer first = size(environment, "first");
        @Nullable Integer last = size(environment, "last");
        if (first != null && last != null) {
            throw new Refusal("BAD_REQUEST", "Use either first or last, not both");
        }
        Cursor.Order order = Cursor.Order.valueOf(environment.getArgumentOrDefault("sortKey", "KEY"));
        Comparator<Cursor> ascending = Comparator.naturalOrder();
        Comparator<Cursor> sequence =
                Boolean.TRUE.equals(environment.getArgument("reverse")) ? ascending.reversed() : ascending;
        List<Reached> all = new ArrayList<>(chosen(caller, environment.getArgument("identifiers")));
        all.sort(Comparator.comparing(reached -> Cursor.of(order, reached), sequence));

        int from = 0;
        int to = all.size();
        if (environment.getArgument("after") instanceof String text) {
            Cursor after = Cursor.parse("after", text, order);
            while (from < to && sequence.compare(Cursor.of(order, all.get(from)), after) <= 0) {
                from++;
            }
        }
        if (environment.getArgument("before") instanceof String text) {
            Cursor before = Cursor.parse("before", text, order);
            while (to > from && sequence.compare(Cursor.of(order, all.get(to - 1)), before) >= 0) {
                to--;
            }
        }
        if (last != null) {
            from = Math.max(from, to - last);
        } else {
            to = Math.min(to, from + (first == null ? USUAL_PAGE : first));
        }
        return connection(caller, order, all, from, to);
    }

    private static Map<String, Object> connection(
            DemoClient caller, Cursor.Order order, List<Reached> all, int from, int to) {
        List<Map<String, Object>> nodes = new ArrayList<>();
        List<Map<String, Object>> edges = new ArrayList<>();
        for (Reached reached : all.subList(from, to)) {
            Map<String, Object> node = Views.definition(reached, caller.gid());
            nodes.add(node);
            edges.add(Map.of("cursor", Cursor.of(order, reached).text(), "node", node));
        }
        Map<String, Object> pageInfo = new LinkedHashMap<>();
        pageInfo.put("hasNextPage", to < all.size());
        pageInfo.put("hasPreviousPage", from > 0);
        pageInfo.put("startCursor", edges.isEmpty() ? null : edges.getFirst().get("cursor"));
        pageInfo.put("endCursor", edges.isEmpty() ? null : edges.getLast().get("cursor"));
        return Map.of("nodes", nodes, "edges", edges, "pageInfo", pageInfo);
    }

    private List<Reached> chosen(DemoClient caller, @Nullable List<Map<String, Object>> identifiers) {
        if (identifiers == null || identifiers.isEmpty()) {
            return store.read(state -> state.seenBy(caller.gid()));
        }
        if (identifiers.size() > LARGEST_PAGE) {
            throw new Refusal("BAD_REQUEST", "The input array size of identifiers is greater than the maximum of 250");
        }
        Set<Reached> found = new LinkedHashSet<>();
        identifiers.forEach(identifier -> reach(caller, identifier).ifPresent(found::add));
        return List.copyOf(found);
    }

    private Optional<Reached> reach(DemoClient caller, @Nullable Map<String, Object> identifier) {
        if (identifier == null) {
            return Optional.empty();
        }
        @Nullable String namespace = identifier.get("namespace") instanceof String given ? given : null;
        return store.read(state -> state.reach(caller.gid(), namespace, String.valueOf(identifier.get("key"))));
    }

    private static @Nullable Integer size(DataFetchingEnvironment environment, String argument) {
        @Nullable Integer size = environment.getArgument(argument);
        if (size != null && (size < 0 || size > LARGEST_PAGE)) {
            throw new Refusal("BAD_REQUEST", argument + " must be between 0 and " + LARGEST_PAGE);
        }
        return size;
    }
}
