package dev.counterfoil.metafields;

import com.vaadin.flow.router.QueryParameters;
import dev.counterfoil.clients.ClientId;

/** Where the pages are that show several clients at once. */
public final class SharingNavigation {

    /** Takes {@code source} and {@code target} (any number), our client IDs, as query parameters. */
    public static final String COMPARE = "metafields/compare";

    /** The matrix of clients and definitions; takes {@code owner} and {@code q}. */
    public static final String MATRIX = "metafields/sharing";

    private SharingNavigation() {}

    /** Comparing others with this client, as an address. */
    public static String compareWith(ClientId source) {
        return COMPARE + "?" + comparedWith(source).getQueryString();
    }

    /** What {@link #COMPARE} takes to compare others with this client. */
    public static QueryParameters comparedWith(ClientId source) {
        return QueryParameters.of("source", source.toString());
    }
}
