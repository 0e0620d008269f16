package dev.counterfoil.metafields;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.Client;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.team.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The copying of some rows, one after another: what was told of each, and whether to go on. */
public final class CopyRun {

    /** Where a row stands. */
    public enum Status {
        WAITING,
        RUNNING,
        DONE,
        /** By the API. */
        REFUSED,
        /** Nothing left the portal. */
        NOT_SENT,
        /** It may have been done: the record finds out. */
        UNCLEAR,
        /** What is at the target has changed since the comparison; nothing was sent. */
        STALE;

        /** Whether it may be tried again without knowing more: never what may have been done. */
        public boolean retryable() {
            return this == WAITING || this == REFUSED || this == NOT_SENT;
        }

        static Status of(ChangeResult result) {
            return switch (result) {
                case ChangeResult.Done it -> DONE;
                case ChangeResult.Refused it -> REFUSED;
                case ChangeResult.FieldProblems it -> it.entrySeq() == null ? NOT_SENT : REFUSED;
                case ChangeResult.Stale it -> STALE;
                case ChangeResult.Unclear it -> UNCLEAR;
                case ChangeResult.Busy it -> NOT_SENT;
                case ChangeResult.NotSent it -> NOT_SENT;
                case ChangeResult.NotApplied it -> NOT_SENT;
                case ChangeResult.LedgerDown it -> NOT_SENT;
            };
        }
    }

    /**
     * One thing to be copied to one target.
     *
     * @param intent under which it is sent: again under the same one, nothing is done twice
     * @param result null until it was tried; also when nobody can say what came of it
     */
    public record Row(
            Item item, UUID intent, Status status, @Nullable ChangeResult result) {

        static Row waiting(Item item) {
            return new Row(item, UUID.randomUUID(), Status.WAITING, null);
        }

        Row now(Status now, @Nullable ChangeResult told) {
            return new Row(item, intent, now, told);
        }
    }

    /**
     * How it stands at one moment.
     *
     * @param running whether rows are being sent
     * @param stopping whether it ends after the row that is being sent
     */
    public record Progress(UUID id, Client source, Instant began, List<Row> rows, boolean running, boolean stopping) {

        /** How many have been tried. */
        public int tried() {
            return count(status -> status != Status.WAITING && status != Status.RUNNING);
        }

        public int count(Predicate<Status> those) {
            return (int) rows.stream().filter(row -> those.test(row.status())).count();
        }

        /** Where it copies to, in the order of its rows. */
        public List<Client> targets() {
            return rows.stream().map(row -> row.item().target()).distinct().toList();
        }

        /** Whether it was ended before its last row, by a person or a restart. */
        public boolean stopped() {
            return !running && count(status -> status == Status.WAITING) > 0;
        }
    }

    /** What a row copies: a target's own name may change meanwhile. */
    private record Content(String item, Compared.Subject subject) {}

    private final UUID id;
    private final MemberId member;
    private final Client source;
    private final Instant began;
    private final List<Row> rows;
    private boolean running;
    private boolean stopping;

    CopyRun(UUID id, MemberId member, Client source, Instant began, List<Row> rows) {
        this.id = id;
        this.member = member;
        this.source = source;
        this.began = began;
        this.rows = new ArrayList<>(rows);
    }

    UUID id() {
        return id;
    }

    MemberId member() {
        return member;
    }

    /** Whether both copy the same things as they were seen, row by row. */
    boolean copiesTheSame(CopyRun other) {
        return source.id().equals(other.source.id()) && contents().equals(other.contents());
    }

    private synchronized List<Content> contents() {
        return rows.stream()
                .map(row -> new Content(row.item().id(), row.item().subject()))
                .toList();
    }

    synchronized Progress progress() {
        return new Progress(id, source, began, List.copyOf(rows), running, stopping);
    }

    /** False if it runs already. What was refused or not sent gets another intent; what waits keeps its own. */
    synchronized boolean begin() {
        if (running) {
            return false;
        }
        running = true;
        stopping = false;
        rows.replaceAll(row -> switch (row.status()) {
            case REFUSED, NOT_SENT -> Row.waiting(row.item());
            default -> row;
        });
        return true;
    }

    /** Rows of which nobody knew what came of them, by their intents. */
    synchronized Map<UUID, Integer> unclear() {
        Map<UUID, Integer> places = new LinkedHashMap<>();
        for (int place = 0; place < rows.size(); place++) {
            if (rows.get(place).status() == Status.UNCLEAR) {
                places.put(rows.get(place).intent(), place);
            }
        }
        return places;
    }

    /** What was found out about a row later; false if it is none that is unclear, or this is no news. */
    synchronized boolean foundOut(int place, ChangeResult result) {
        Row row = rows.get(place);
        if (row.status() != Status.UNCLEAR || result.equals(row.result())) {
            return false;
        }
        rows.set(place, row.now(Status.of(result), result));
        return true;
    }

    synchronized boolean isRunning() {
        return running;
    }

    /** Ends it where it is: the row that was being sent waits again, under the intent it had. */
    synchronized void breakOff() {
        rows.replaceAll(row -> row.status() == Status.RUNNING ? row.now(Status.WAITING, null) : row);
        running = false;
        stopping = false;
    }

    synchronized void stop() {
        stopping = running;
    }

    /** Place of the next to be sent, marked as such; -1 at the end, where the run has ended. */
    synchronized int next() {
        for (int i = 0; !stopping && i < rows.size(); i++) {
            if (rows.get(i).status() == Status.WAITING) {
                rows.set(i, rows.get(i).now(Status.RUNNING, null));
                return i;
            }
        }
        running = false;
        stopping = false;
        return -1;
    }

    synchronized Row row(int place) {
        return rows.get(place);
    }

    synchronized void ended(int place, Status status, @Nullable ChangeResult result) {
        rows.set(place, rows.get(place).now(status, result));
    }
}
