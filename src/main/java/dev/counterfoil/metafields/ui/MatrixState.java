package dev.counterfoil.metafields.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.metafields.SharingMatrix.Row;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the URL of the matrix says. */
record MatrixState(@Nullable ClientId owner, String filter, boolean onlyShared) {

    private static final String OWNER = "owner";
    private static final String FILTER = "q";
    private static final String SHARED = "shared";

    static MatrixState of(QueryParameters url) {
        return new MatrixState(
                url.getSingleParameter(OWNER).flatMap(ClientPage::id).orElse(null),
                url.getSingleParameter(FILTER).orElse(""),
                url.getSingleParameter(SHARED).isPresent());
    }

    QueryParameters url() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (owner != null) {
            parameters.put(OWNER, owner.toString());
        }
        if (!filter.isBlank()) {
            parameters.put(FILTER, filter);
        }
        if (onlyShared) {
            parameters.put(SHARED, "yes");
        }
        return QueryParameters.simple(parameters);
    }

    boolean shows(Row row) {
        String needle = filter.strip().toLowerCase(Locale.ROOT);
        String name = row.definition().name() == null ? "" : row.definition().name();
        return (owner == null || row.owner().id().equals(owner))
                && (!onlyShared || row.shared())
                && (needle.isEmpty()
                        || row.definition().key().toLowerCase(Locale.ROOT).contains(needle)
                        || name.toLowerCase(Locale.ROOT).contains(needle));
    }

    MatrixState ownedBy(@Nullable ClientId client) {
        return new MatrixState(client, filter, onlyShared);
    }

    MatrixState filtered(String by) {
        return new MatrixState(owner, by, onlyShared);
    }

    MatrixState shared(boolean only) {
        return new MatrixState(owner, filter, only);
    }
}
