package dev.counterfoil.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reading the record. Whoever calls has checked who may read it and passes the clients they may see. */
public interface LedgerReader {

    /**
     * Which entries.
     *
     * @param clients null for every client and none, else only entries of these
     * @param subjectKind with {@code subjectIds}: the history of a subject under all its names
     * @param withoutRequests leaves out {@link Outcome#REQUESTED} entries whose operation has a later entry
     * @param exceptActionPrefix leaves out actions that begin like this
     * @param actorId who acted
     * @param from not older than this
     * @param until older than this
     */
    record Query(
            @Nullable Set<UUID> clients,
            @Nullable String subjectKind,
            @Nullable Set<String> subjectIds,
            @Nullable UUID operationId,
            @Nullable String actionPrefix,
            @Nullable Outcome outcome,
            boolean withoutRequests,
            @Nullable String exceptActionPrefix,
            @Nullable UUID actorId,
            @Nullable Instant from,
            @Nullable Instant until) {

        public Query(
                @Nullable Set<UUID> clients,
                @Nullable String subjectKind,
                @Nullable Set<String> subjectIds,
                @Nullable UUID operationId,
                @Nullable String actionPrefix,
                @Nullable Outcome outcome,
                boolean withoutRequests,
                @Nullable String exceptActionPrefix) {
            this(
                    clients,
                    subjectKind,
                    subjectIds,
                    operationId,
                    actionPrefix,
                    outcome,
                    withoutRequests,
                    exceptActionPrefix,
                    null,
                    null,
                    null);
        }

        public Query(
                @Nullable Set<UUID> clients,
                @Nullable String subjectKind,
                @Nullable Set<String> subjectIds,
                @Nullable UUID operationId,
                @Nullable String actionPrefix,
                @Nullable Outcome outcome,
                boolean withoutRequests) {
            this(clients, subjectKind, subjectIds, operationId, actionPrefix, outcome, withoutRequests, null);
        }

        public static Query all() {
            return new Query(null, null, null, null, null, null, false);
        }
    }

    /** Newest first, strictly older than {@code before} (null: from the newest), at most {@code limit}. */
    List<Entry> page(Query query, @Nullable EntryRef before, int limit);

    Optional<Entry> find(long seq);

    /** What verification of the whole chain found. */
    record Verdict(
            boolean intact,
            long checkedTo,
            long entries,
            @Nullable Long firstBad,
            @Nullable String reason) {}

    /** Recomputes every link and every salted hash, in batches. */
    Verdict verify();
}
