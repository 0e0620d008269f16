package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the page of values says: paths of definitions, and nothing of whom they are about.
 *
 * @param keys those that are asked for; none means all
 * @param shown the one shown in full; null for none
 */
record ValuesState(List<String> keys, @Nullable String shown) {

    private static final String KEYS = "key";
    private static final String SHOWN = "shown";

    static ValuesState of(QueryParameters parameters) {
        return new ValuesState(
                parameters.getParameters(KEYS),
                parameters.getSingleParameter(SHOWN).orElse(null));
    }

    ValuesState narrowed(List<String> others) {
        return new ValuesState(others, shown);
    }

    ValuesState showing(@Nullable String other) {
        return new ValuesState(keys, other);
    }

    QueryParameters parameters() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        if (!keys.isEmpty()) {
            all.put(KEYS, keys);
        }
        if (shown != null) {
            all.put(SHOWN, List.of(shown));
        }
        return new QueryParameters(all);
    }
}
