package dev.counterfoil.audit.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.counterfoil.audit.AuditNavigation;
import dev.counterfoil.audit.AuditQuery;
import dev.counterfoil.ledger.Outcome;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
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
                parse(url, AuditNavigation.HISTORY, Long::valueOf),
                parse(url, AuditNavigation.BY, UUID::fromString),
                parse(url, AuditNavigation.FROM, text -> start(LocalDate.parse(text))),
                parse(
                        url,
                        AuditNavigation.TO,
                        text -> start(LocalDate.parse(text).plusDays(1))));
    }

    static QueryParameters url(AuditQuery query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, AuditNavigation.CLIENT, query.client());
        put(parameters, AuditNavigation.KIND, query.action());
        put(parameters, AuditNavigation.OUTCOME, query.outcome());
        put(parameters, AuditNavigation.HISTORY, query.historyOf());
        put(parameters, AuditNavigation.BY, query.actor());
        put(parameters, AuditNavigation.FROM, firstDay(query));
        put(parameters, AuditNavigation.TO, lastDay(query));
        return QueryParameters.simple(parameters);
    }

    /** When this day begins where the reader is. */
    static Instant start(LocalDate day) {
        return day.atStartOfDay(Looks.zone()).toInstant();
    }

    static @Nullable LocalDate firstDay(AuditQuery query) {
        return query.from() == null ? null : query.from().atZone(Looks.zone()).toLocalDate();
    }

    static @Nullable LocalDate lastDay(AuditQuery query) {
        return query.until() == null
                ? null
                : query.until().atZone(Looks.zone()).toLocalDate().minusDays(1);
    }

    private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }

    private static <T> @Nullable T parse(QueryParameters url, String name, Function<String, @Nullable T> parser) {
        try {
            return url.getSingleParameter(name).map(parser).orElse(null);
        } catch (IllegalArgumentException | DateTimeException odd) {
            return null;
        }
    }
}
