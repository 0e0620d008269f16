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

    /** A run among others: how many rows it has, and how many of them are done. */
    public record Recent(UUID id, Client source, Instant began, int rows, int done) {}

    private final Rights rights;
    private final ComparisonService comparisons;
    private final Copying copying;
    private final ClientDirectory directory;
    private final CopyRunStore store;
    private final Outcomes outcomes;
    private final ApplicationEventPublisher events;
    private final ConcurrentMap<UUID, CopyRun> running = new ConcurrentHashMap<>();
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
     * Begins to copy these rows in their order. Does not block. Needs DEFINITION_VIEW on the source and DEFINITION_EDIT on each target; each
     * operation asks for its rights again.
     *
     * @param run made when the page opened: a second call with it starts nothing
     */
    public Progress start(Actor actor, UUID run, Client source, List<Item> items) {
        comparisons.require(
                actor, source, items.stream().map(Item::target).distinct().toList());
        CopyRun made = new CopyRun(
                run,
                actor.id(),
                source,
                Instant.now(),
                inOrder(items).stream().map(Row::waiting).toList());
        if (store.add(made, actor.id())) {
            go(actor, made);
        }
        return mine(actor, run).orElseThrow().progress();
    }

    /**
     * Tries again what was refused or not sent, each as a new operation, and goes on with what a restart broke off, each as the operation it was;
     * never what may have been done. Does not block.
     */
    public void retry(Actor actor, UUID run) {
        rights.requireMember(actor);
        mine(actor, run).ifPresent(known -> go(actor, known));
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
        return store.recent(actor.id(), directory.list(actor), limit);
    }

    /** {@code told} is called on some other thread whenever the run has moved on. */
    public Registration watch(UUID run, Runnable told) {
        return watchers.register(run, told);
    }

    private Optional<CopyRun> mine(Actor actor, UUID run) {
        CopyRun now = running.get(run);
        Optional<CopyRun> mine = now == null
                ? store.find(run, actor.id(), directory.list(actor))
                : Optional.of(now).filter(known -> known.member().equals(actor.id()));
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

    private void go(Actor actor, CopyRun run) {
        UUID id = run.progress().id();
        AtomicBoolean begun = new AtomicBoolean();
        CopyRun ours = running.compute(id, (same, known) -> {
            CopyRun now = known == null ? run : known;
            begun.set(now.begin());
            return now;
        });
        watchers.tell(id);
        if (begun.get()) {
            sendAll(actor, ours);
        }
    }

    private void sendAll(Actor actor, CopyRun run) {
        UUID id = run.progress().id();
        Thread.ofVirtual().name("copy-run").start(() -> {
            try {
                for (int place = run.next(); place >= 0; place = run.next()) {
                    watchers.tell(id);
                    send(actor, run, place);
                }
            } catch (RuntimeException problem) {
                LOG.error("Copying {} was broken off; it can go on from where it came to", id, problem);
            } finally {
                // Whoever tries again at this very moment has begun before, or begins after.
                running.computeIfPresent(id, (same, known) -> known.isRunning() ? known : null);
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
        UUID id = run.progress().id();
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
