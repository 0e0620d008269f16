package dev.counterfoil.audit.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.counterfoil.audit.AuditNavigation;
import dev.counterfoil.audit.AuditQuery;
import dev.counterfoil.ledger.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The query in the URL, both ways. What does not parse narrows nothing. */
final class Filters {

    private Filters() {}

    static AuditQuery of(QueryParameters url) {
        return new AuditQuery(
                parse(url, AuditNavigation.CLIENT, UUID::fromString),
                parse(url, AuditNavigation.KIND, kind -> kind.matches("[A-Za-z]{1,60}") ? kind : null),
                parse(url, AuditNavigation.OUTCOME, Outcome::valueOf),
                parse(url, AuditNavigation.HISTORY, Long::valueOf));
    }

    static QueryParameters url(AuditQuery query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, AuditNavigation.CLIENT, query.client());
        put(parameters, AuditNavigation.KIND, query.action());
        put(parameters, AuditNavigation.OUTCOME, query.outcome());
        put(parameters, AuditNavigation.HISTORY, query.historyOf());
        return QueryParameters.simple(parameters);
    }

    private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }

    private static <T> @Nullable T parse(QueryParameters url, String name, Function<String, @Nullable T> parser) {
        try {
            return url.getSingleParameter(name).map(parser).orElse(null);
        } catch (IllegalArgumentException odd) {
            return null;
        }
    }
}
