package dev.counterfoil.metafields.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.counterfoil.upstream.partners.DefinitionsQuery;
import dev.counterfoil.upstream.partners.KeyPair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the URL of the API's own list says: which page of which list.
 *
 * @param sort {@code KEY} or {@code NAME}
 * @param only paths that are asked for alone; empty for all
 * @param backwards whether it is the last page before {@code cursor} rather than the first after it
 * @param cursor null for the end of the list that the page begins at
 */
record BrowseState(
        String sort,
        boolean reverse,
        List<String> only,
        boolean backwards,
        @Nullable String cursor) {

    static final List<String> SORTS = List.of("KEY", "NAME");

    private static final String SORT = "sort";
    private static final String REVERSE = "reverse";
    private static final String ONLY = "only";
    private static final String AFTER = "after";
    private static final String BEFORE = "before";
    private static final String LAST = "last";

    static BrowseState of(QueryParameters url) {
        String sort = url.getSingleParameter(SORT).orElse("").toUpperCase(Locale.ROOT);
        String after = text(url, AFTER);
        String before = text(url, BEFORE);
        return new BrowseState(
                SORTS.contains(sort) ? sort : SORTS.getFirst(),
                url.getSingleParameter(REVERSE).isPresent(),
                paths(url.getParameters(ONLY)),
                after == null && (before != null || url.getSingleParameter(LAST).isPresent()),
                after == null ? before : after);
    }

    private static @Nullable String text(QueryParameters url, String name) {
        return url.getSingleParameter(name).filter(value -> !value.isBlank()).orElse(null);
    }

    /** What is left of lines when blanks go. */
    static List<String> paths(List<String> lines) {
        return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    QueryParameters url() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (!sort.equals(SORTS.getFirst())) {
            parameters.put(SORT, List.of(sort.toLowerCase(Locale.ROOT)));
        }
        if (reverse) {
            parameters.put(REVERSE, List.of("yes"));
        }
        if (!only.isEmpty()) {
            parameters.put(ONLY, only);
        }
        if (cursor != null) {
            parameters.put(backwards ? BEFORE : AFTER, List.of(cursor));
        } else if (backwards) {
            parameters.put(LAST, List.of("yes"));
        }
        return new QueryParameters(parameters);
    }

    DefinitionsQuery query(int size) {
        return new DefinitionsQuery(
                backwards, size, cursor, only.stream().map(KeyPair::parse).toList(), sort, reverse);
    }

    /** Another list begins at its first page: a cursor of the one before means nothing in it. */
    BrowseState listing(String by, boolean reversed, List<String> these) {
        return new BrowseState(by, reversed, these, false, null);
    }

    BrowseState first() {
        return new BrowseState(sort, reverse, only, false, null);
    }

    BrowseState last() {
        return new BrowseState(sort, reverse, only, true, null);
    }

    BrowseState after(@Nullable String place) {
        return new BrowseState(sort, reverse, only, false, place);
    }

    BrowseState before(@Nullable String place) {
        return new BrowseState(sort, reverse, only, true, place);
    }
}
