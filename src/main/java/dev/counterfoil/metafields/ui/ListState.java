package dev.counterfoil.metafields.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.counterfoil.metafields.DefinitionService.ListQuery;
import dev.counterfoil.metafields.DefinitionService.Sort;
import dev.counterfoil.mirror.DefinitionNarrowing;
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
        DefinitionNarrowing narrowing,
        Sort sort,
        boolean descending,
        @Nullable String key) {

    private static final String FILTER = "q";
    private static final String TYPE = "type";
    private static final String NAMESPACE = "namespace";
    private static final String WITH = "with";
    private static final String MAY = "may";
    private static final String SORT = "sort";
    private static final String DOWN = "-";
    private static final String KEY = "key";

    /** Names of who has access that are no grantee's, and what they stand for. */
    private static final Map<String, String> ALL_OR_NONE =
            Map.of("anybody", DefinitionNarrowing.ANYBODY, "nobody", DefinitionNarrowing.NOBODY);

    static ListState of(QueryParameters url) {
        String sort = url.getSingleParameter(SORT).orElse("");
        boolean descending = sort.startsWith(DOWN);
        String name = (descending ? sort.substring(1) : sort).toUpperCase(Locale.ROOT);
        return new ListState(
                url.getSingleParameter(FILTER).orElse(""),
                narrowing(url),
                Arrays.stream(Sort.values())
                        .filter(one -> one.name().equals(name))
                        .findAny()
                        .orElse(Sort.KEY),
                descending,
                text(url, KEY));
    }

    private static DefinitionNarrowing narrowing(QueryParameters url) {
        String namespace = text(url, NAMESPACE);
        String with = text(url, WITH);
        String may = text(url, MAY);
        String level = may == null ? "" : may.toUpperCase(Locale.ROOT);
        return new DefinitionNarrowing(
                text(url, TYPE),
                namespace,
                with == null ? null : ALL_OR_NONE.getOrDefault(with, with),
                GrantRow.LEVELS.contains(level) ? level : null);
    }

    private static @Nullable String text(QueryParameters url, String name) {
        return url.getSingleParameter(name).filter(value -> !value.isBlank()).orElse(null);
    }

    QueryParameters url() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!filter.isBlank()) {
            parameters.put(FILTER, filter);
        }
        put(parameters, TYPE, narrowing.type());
        put(parameters, NAMESPACE, narrowing.namespace());
        put(parameters, WITH, word(narrowing.with()));
        put(
                parameters,
                MAY,
                narrowing.level() == null ? null : narrowing.level().toLowerCase(Locale.ROOT));
        if (sort != Sort.KEY || descending) {
            parameters.put(SORT, (descending ? DOWN : "") + sort.name().toLowerCase(Locale.ROOT));
        }
        put(parameters, KEY, key);
        return QueryParameters.simple(parameters);
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static @Nullable String word(@Nullable String with) {
        return ALL_OR_NONE.entrySet().stream()
                .filter(one -> one.getValue().equals(with))
                .map(Map.Entry::getKey)
                .findAny()
                .orElse(with);
    }

    ListQuery query() {
        return new ListQuery(filter.strip(), narrowing, sort, descending);
    }

    ListState filtered(String by) {
        return new ListState(by, narrowing, sort, descending, key);
    }

    ListState narrowed(DefinitionNarrowing to) {
        return new ListState(filter, to, sort, descending, key);
    }

    /** All rows, in the same order. */
    ListState wide() {
        return new ListState("", DefinitionNarrowing.NONE, sort, descending, key);
    }

    boolean isWide() {
        return filter.isBlank() && narrowing.isNone();
    }

    ListState sorted(Sort by, boolean down) {
        return new ListState(filter, narrowing, by, down, key);
    }

    ListState selected(@Nullable String path) {
        return new ListState(filter, narrowing, sort, descending, path);
    }

    /** Whether both show the same rows in the same order. */
    boolean sameList(@Nullable ListState other) {
        return other != null && other.query().equals(query());
    }
}
