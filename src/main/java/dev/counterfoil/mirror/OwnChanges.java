package dev.counterfoil.mirror;

import dev.counterfoil.ledger.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What operations of ours may have done at the API. The room of the gate, which stands above this one, knows. */
public interface OwnChanges {

    /** Operations on any client that have not ended, and those that ended at {@code since} or later having changed something, or perhaps. */
    List<Own> since(Instant since);

    /**
     * One of them.
     *
     * @param paths by which it called its subject, and by which the answer did
     * @param ids what its images name as {@code uuid} or {@code id}
     * @param endedAt null while it may still change something
     */
    record Own(
            UUID clientId,
            Subject subject,
            Set<String> paths,
            Set<String> ids,
            @Nullable Instant endedAt) {

        /** Whether it may have had an effect after {@code moment}. */
        boolean mayActAfter(Instant moment) {
            return endedAt == null || !endedAt.isBefore(moment);
        }
    }
}
