package dev.counterfoil.metafields;

import com.vaadin.flow.shared.Registration;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.Outcomes;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.kit.OpenPages;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.CopyRun.Progress;
import dev.counterfoil.metafields.CopyRun.Row;
import dev.counterfoil.metafields.CopyRun.Status;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.team.Rights;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * Copies the ticked rows of a comparison one after another, each an operation of its own, on a thread of its own: whoever closes the page
 * does not stop it. How far it came is kept, so that it can go on after a restart: each row under the intent it had, so that nothing is sent twice.
 */
@Service
public class CopyRuns {

    private static final Logger LOG = LoggerFactory.getLogger(CopyRuns.class);

    /**
     * A run among others.
     *
     * @param targets by name
     * @param running whether rows are being sent
     * @param statuses how many of its rows stand how; a status that none has is not in it
     */
    public record Recent(
            UUID id,
            Client source,
            List<Client> targets,
            Instant began,
            boolean running,
            Map<Status, Integer> statuses) {

        public int rows() {
            return statuses.values().stream().mapToInt(Integer::intValue).sum();
        }

        public int count(Status status) {
            return statuses.getOrDefault(status, 0);
        }

        /** Whether it was ended before its last row, by a person or a restart. */
        public boolean stopped() {
            return !running && count(Status.WAITING) > 0;
        }
    }

    /** What came of asking for a run. */
    public sealed interface Start {

        /** This one copies the rows, or did: it was begun now, by an earlier call, or for the same rows in another tab. */
        record Under(Progress run) implements Start {}

        /** None was begun: another of the member's is still being sent. */
        record Busy(Progress other) implements Start {}

        /** None was begun: nothing was ticked that can be copied. */
        record Nothing() implements Start {}
    }

    private final Rights rights;
    private final ComparisonService comparisons;
    private final Copying copying;
    private final ClientDirectory directory;
    private final CopyRunStore store;
    private final Outcomes outcomes;
    private final ApplicationEventPublisher events;
    /** One a member: two of them would compete for the same things. */
    private final ConcurrentMap<MemberId, CopyRun> running = new ConcurrentHashMap<>();

    private final OpenPages<UUID> watchers = new OpenPages<>();

    CopyRuns(
            Rights rights,
            ComparisonService comparisons,
            Copying copying,
            ClientDirectory directory,
            CopyRunStore store,
            Outcomes outcomes,
            ApplicationEventPublisher events) {
        this.outcomes = outcomes;
        this.events = events;
        this.rights = rights;
        this.comparisons = comparisons;
        this.copying = copying;
        this.directory = directory;
        this.store = store;
    }

    /**
     * Begins to copy these rows in their order, unless another run of the member is still being sent. Does not block. Needs DEFINITION_VIEW on
     * the source and DEFINITION_EDIT on each target; each operation asks for its rights again.
     *
     * @param run made when the rows were ticked: a second call with it starts nothing
     */
    public Start start(Actor actor, UUID run, Client source, List<Item> items) {
        comparisons.require(
                actor, source, items.stream().map(Item::target).distinct().toList());
        CopyRun made = new CopyRun(
                run,
                actor.id(),
                source,
                Instant.now(),
                inOrder(items).stream().map(Row::waiting).toList());
        if (made.progress().rows().isEmpty()) {
            return new Start.Nothing();
        }
        Optional<CopyRun> known = mine(actor, run);
        if (known.isPresent()) {
            return new Start.Under(known.get().progress());
        }
        AtomicBoolean begun = new AtomicBoolean();
        CopyRun now = begin(made, begun);
        if (!begun.get()) {
            return now.id().equals(run) || now.copiesTheSame(made)
                    ? new Start.Under(now.progress())
                    : new Start.Busy(now.progress());
        }
        keep(made);
        sendAll(actor, made);
        return new Start.Under(made.progress());
    }

    private void keep(CopyRun made) {
        boolean kept = false;
        try {
            kept = store.add(made, made.member());
        } finally {
            if (!kept) {
                running.remove(made.member(), made);
            }
        }
        if (!kept) {
            throw new IllegalStateException("A run of this ID is somebody else's");
        }
    }

    /**
     * Tries again what was refused or not sent, each as a new operation, and goes on with what a restart broke off, each as the operation it was;
     * never what may have been done. Does nothing while another run of the member is still being sent. Does not block.
     *
     * @return empty if it is not known any more, or somebody else's
     */
    public Optional<Start> retry(Actor actor, UUID run) {
        rights.requireMember(actor);
        return mine(actor, run).map(known -> {
            AtomicBoolean begun = new AtomicBoolean();
            CopyRun now = begin(known, begun);
            if (begun.get()) {
                sendAll(actor, now);
            }
            return now.id().equals(run) ? new Start.Under(now.progress()) : new Start.Busy(now.progress());
        });
    }

    /** Ends it after the row that is being sent. */
    public void stop(Actor actor, UUID run) {
        rights.requireMember(actor);
        mine(actor, run).ifPresent(known -> {
            known.stop();
            watchers.tell(run);
        });
    }

    /** How it stands; empty if it is not known any more, or somebody else's. */
    public Optional<Progress> find(Actor actor, UUID run) {
        rights.requireMember(actor);
        return mine(actor, run).map(CopyRun::progress);
    }

    /** The member's latest runs, newest first. */
    public List<Recent> recent(Actor actor, int limit) {
        rights.requireMember(actor);
        CopyRun now = running.get(actor.id());
        return store.recent(
                actor.id(),
                directory.list(actor),
                limit,
                id -> now != null && now.id().equals(id) && now.isRunning());
    }

    /** {@code told} is called on some other thread whenever the run has moved on. */
    public Registration watch(UUID run, Runnable told) {
        return watchers.register(run, told);
    }

    private Optional<CopyRun> mine(Actor actor, UUID run) {
        CopyRun now = running.get(actor.id());
        Optional<CopyRun> mine = now == null || !now.id().equals(run)
                ? store.find(run, actor.id(), directory.list(actor))
                : Optional.of(now);
        mine.ifPresent(known -> findOut(run, known));
        return mine;
    }

    /** What a lost answer left open, reading back has perhaps ended by now. */
    private void findOut(UUID id, CopyRun run) {
        Map<UUID, Integer> unclear = run.unclear();
        if (!unclear.isEmpty()) {
            outcomes.of(unclear.keySet(), "").forEach((intent, result) -> {
                int place = Objects.requireNonNull(unclear.get(intent));
                if (run.foundOut(place, result)) {
                    store.changed(id, place, run.row(place));
                }
            });
        }
    }

    /** Target by target; what has to be there first comes first. */
    private static List<Item> inOrder(List<Item> items) {
        List<Client> targets = items.stream().map(Item::target).distinct().toList();
        return items.stream()
                .filter(item -> item.state().copyable())
                .distinct()
                .sorted(Comparator.comparingInt((Item item) -> targets.indexOf(item.target()))
                        .thenComparing(Item::kind)
                        .thenComparing(Item::key))
                .toList();
    }

    /** The member's run that is being sent from here on: this one, which has {@code begun} then, or the one that is not over. */
    private CopyRun begin(CopyRun run, AtomicBoolean begun) {
        return running.compute(run.member(), (member, known) -> {
            if (known != null && known.isRunning()) {
                return known;
            }
            // What has just ended here knows more than what was read of it before.
            CopyRun next = known != null && known.id().equals(run.id()) ? known : run;
            begun.set(next.begin());
            return next;
        });
    }

    private void sendAll(Actor actor, CopyRun run) {
        UUID id = run.id();
        watchers.tell(id);
        Thread.ofVirtual().name("copy-run").start(() -> {
            try {
                for (int place = run.next(); place >= 0; place = run.next()) {
                    watchers.tell(id);
                    send(actor, run, place);
                }
            } catch (RuntimeException problem) {
                LOG.error("Copying {} was broken off; it can go on from where it came to", id, problem);
                run.breakOff();
            } finally {
                // Whoever tries again at this very moment has begun before, or begins after.
                running.computeIfPresent(run.member(), (member, known) -> known.isRunning() ? known : null);
                if (!run.isRunning()) {
                    tellEnd(run);
                }
                watchers.tell(id);
            }
        });
    }

    private void tellEnd(CopyRun run) {
        Progress now = run.progress();
        events.publishEvent(new CopyRunEnded(
                run.member(),
                now.id(),
                now.source().id(),
                now.source().name(),
                now.rows().size(),
                now.count(status -> status == Status.DONE)));
    }

    private void send(Actor actor, CopyRun run, int place) {
        UUID id = run.id();
        Row row = run.row(place);
        store.changed(id, place, row);
        try {
            ChangeResult result = copying.copy(actor, row.intent(), row.item());
            run.ended(place, Status.of(result), result);
        } catch (AccessDeniedException denied) {
            run.ended(place, Status.NOT_SENT, new ChangeResult.NotSent(null, "DENIED"));
        } catch (RuntimeException problem) {
            LOG.error(
                    "Copying {} to {} failed",
                    row.item().key(),
                    row.item().target().id(),
                    problem);
            run.ended(place, Status.UNCLEAR, null);
        }
        store.changed(id, place, run.row(place));
    }
}
