package dev.counterfoil.sandbox;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of an ordered list, cut out by {@code first} or {@code last}, {@code after} and {@code before}.
 *
 * @param from first of the page
 * @param to one beyond its last
 */
record Page<T>(List<T> all, int from, int to, Function<T, Cursor> cursor) {

    static final int LARGEST = 250;

    /** Cuts the page that the arguments ask for; exactly one of {@code first} and {@code last} must be given. */
    static <T> Page<T> of(
            DataFetchingEnvironment arguments,
            List<T> unordered,
            Cursor.Order order,
            boolean reverse,
            long age,
            Function<T, Cursor> cursor) {
        @Nullable Integer first = size(arguments, "first");
        @Nullable Integer last = size(arguments, "last");
        if (first != null && last != null) {
            throw new Refusal("BAD_REQUEST", "Use either first or last, not both");
        }
        if (first == null && last == null) {
            throw new Refusal("BAD_REQUEST", "You must provide one of first or last");
        }
        Comparator<Cursor> ascending = Comparator.naturalOrder();
        Comparator<Cursor> sequence = reverse ? ascending.reversed() : ascending;
        List<T> all = new ArrayList<>(unordered);
        all.sort(Comparator.comparing(cursor, sequence));
        int from = 0;
        int to = all.size();
        if (arguments.getArgument("after") instanceof String text) {
            Cursor after = Cursor.parse("after", text, order, age);
            while (from < to && sequence.compare(cursor.apply(all.get(from)), after) <= 0) {
                from++;
            }
        }
        if (arguments.getArgument("before") instanceof String text) {
            Cursor before = Cursor.parse("before", text, order, age);
            while (to > from && sequence.compare(cursor.apply(all.get(to - 1)), before) >= 0) {
                to--;
            }
        }
        if (first != null) {
            to = Math.min(to, from + first);
        } else if (last != null) {
            from = Math.max(from, to - last);
        }
        return new Page<>(all, from, to, cursor);
    }

    /** The page as a connection answers it. */
    Map<String, Object> connection(Function<T, Map<String, Object>> view) {
        List<Map<String, Object>> nodes = new ArrayList<>();
        List<Map<String, Object>> edges = new ArrayList<>();
        for (T each : all.subList(from, to)) {
            Map<String, Object> node = view.apply(each);
            nodes.add(node);
            edges.add(Map.of("cursor", cursor.apply(each).text(), "node", node));
        }
        Map<String, Object> pageInfo = new LinkedHashMap<>();
        pageInfo.put("hasNextPage", to < all.size());
        pageInfo.put("hasPreviousPage", from > 0);
        pageInfo.put("startCursor", edges.isEmpty() ? null : edges.getFirst().get("cursor"));
        pageInfo.put("endCursor", edges.isEmpty() ? null : edges.getLast().get("cursor"));
        return Map.of("nodes", nodes, "edges", edges, "pageInfo", pageInfo);
    }

    private static @Nullable Integer size(DataFetchingEnvironment environment, String argument) {
        @Nullable Integer size = environment.getArgument(argument);
        if (size != null && (size < 0 || size > LARGEST)) {
            throw new Refusal("BAD_REQUEST", argument + " must be between 0 and " + LARGEST);
        }
        return size;
    }
}
