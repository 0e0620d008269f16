package dev.counterfoil.audit;

import dev.counterfoil.ledger.Outcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What part of the record a reader asks for; each null narrows nothing. It holds nothing personal, so that it may stand in a URL.
 *
 * @param client our ID of a client
 * @param action the first part of action codes, such as {@code metafieldDefinition}
 * @param historyOf sequence number of an entry whose subject's history is meant; it stands in for the subject itself, whose
 *     name may say something about a person
 * @param actor ID of the member who acted
 * @param from the first moment
 * @param until the first moment that is too late
 */
public record AuditQuery(
        @Nullable UUID client,
        @Nullable String action,
        @Nullable Outcome outcome,
        @Nullable Long historyOf,
        @Nullable UUID actor,
        @Nullable Instant from,
        @Nullable Instant until) {

    public AuditQuery {
        if (action != null && !action.matches("[A-Za-z]{1,60}")) {
            throw new IllegalArgumentException("Not the first part of an action code");
        }
    }

    /** Of anybody, at any time. */
    public AuditQuery(
            @Nullable UUID client, @Nullable String action, @Nullable Outcome outcome, @Nullable Long historyOf) {
        this(client, action, outcome, historyOf, null, null, null);
    }

    /** The same of everything, not of one subject. */
    public AuditQuery withoutHistory() {
        return new AuditQuery(client, action, outcome, null, actor, from, until);
    }

    public static AuditQuery everything() {
        return new AuditQuery(null, null, null, null);
    }

    /** Whether it narrows anything. */
    public boolean narrows() {
        return !equals(everything());
    }
}
