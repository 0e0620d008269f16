package dev.counterfoil.metafields.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.counterfoil.metafields.DefinitionService.ListQuery;
import dev.counterfoil.metafields.DefinitionService.Sort;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the list's URL says.
 *
 * @param key path of the definition shown beside the list
 */
record ListState(
        String filter,
        Sort sort,
        boolean descending,
        @Nullable String key) {

    private static final String FILTER = "q";
    private static final String SORT = "sort";
    private static final String DOWN = "-";
    private static final String KEY = "key";

    static ListState of(QueryParameters url) {
        String sort = url.getSingleParameter(SORT).orElse("");
        boolean descending = sort.startsWith(DOWN);
        String name = (descending ? sort.substring(1) : sort).toUpperCase(Locale.ROOT);
        return new ListState(
                url.getSingleParameter(FILTER).orElse(""),
                Arrays.stream(Sort.values())
                        .filter(one -> one.name().equals(name))
                        .findAny()
                        .orElse(Sort.KEY),
                descending,
                url.getSingleParameter(KEY).filter(key -> !key.isBlank()).orElse(null));
    }

    QueryParameters url() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!filter.isBlank()) {
            parameters.put(FILTER, filter);
        }
        if (sort != Sort.KEY || descending) {
            parameters.put(SORT, (descending ? DOWN : "") + sort.name().toLowerCase(Locale.ROOT));
        }
        if (key != null) {
            parameters.put(KEY, key);
        }
        return QueryParameters.simple(parameters);
    }

    ListQuery query() {
        return new ListQuery(filter.strip(), sort, descending);
    }

    ListState filtered(String by) {
        return new ListState(by, sort, descending, key);
    }

    ListState sorted(Sort by, boolean down) {
        return new ListState(filter, by, down, key);
    }

    ListState selected(@Nullable String path) {
        return new ListState(filter, sort, descending, path);
    }

    /** Whether both show the same rows in the same order. */
    boolean sameList(@Nullable ListState other) {
        return other != null && other.query().equals(query());
    }
}
