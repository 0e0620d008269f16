package dev.counterfoil.audit;

import dev.counterfoil.ledger.Outcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What part of the record a reader asks for; each null narrows nothing. It holds nothing personal, so that it may stand in a URL.
 *
 * @param client our ID of a client
 * @param action the first part of action codes, such as {@code metafieldDefinition}
 * @param historyOf sequence number of an entry whose subject's history is meant; it stands in for the subject itself, whose
 *     name may say something about a person
 */
public record AuditQuery(
        @Nullable UUID client,
        @Nullable String action,
        @Nullable Outcome outcome,
        @Nullable Long historyOf) {

    public AuditQuery {
        if (action != null && !action.matches("[A-Za-z]{1,60}")) {
            throw new IllegalArgumentException("Not the first part of an action code");
        }
    }

    public static AuditQuery everything() {
        return new AuditQuery(null, null, null, null);
    }

    /** Whether it narrows anything. */
    public boolean narrows() {
        return !equals(everything());
    }
}
