package dev.counterfoil.changes;

import dev.counterfoil.changes.OperationKind.Finding;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.NoCredentialException;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.ledger.LedgerUnavailableException;
import dev.counterfoil.notices.Tasks;
import dev.counterfoil.outbound.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ends what a crash or a lost answer left open: what was never sent is said to be so; what may have been sent is read
 * back. It never sends a mutation. Several replicas may run it at once: each takes other operations.
 */
@Component
class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    /** How long one reading may take before another replica may try. */
    private static final Duration READING = Duration.ofSeconds(60);

    static final Duration PAUSE = Duration.ofSeconds(15);

    /** How many are read at once, so that an API that keeps one reading waiting does not keep them all. */
    private static final int AT_ONCE = 8;

    private final OperationStore store;
    private final OperationKinds kinds;
    private final Credentials credentials;
    private final Ledger ledger;
    private final Tasks tasks;
    private final TransactionTemplate transaction;
    private final OperationEvents events;
    private final ChangesProperties times;

    Reconciler(
            OperationStore store,
            OperationKinds kinds,
            Credentials credentials,
            Ledger ledger,
            Tasks tasks,
            TransactionTemplate transaction,
            OperationEvents events,
            ChangesProperties times) {
        this.store = store;
        this.kinds = kinds;
        this.credentials = credentials;
        this.ledger = ledger;
        this.tasks = tasks;
        this.transaction = transaction;
        this.events = events;
        this.times = times;
    }

    /** One round: what features were not told, everything abandoned, then everything due to be read. */
    @Scheduled(
            initialDelayString = "${counterfoil.changes.reconcile-first:2s}",
            fixedDelayString = "${counterfoil.changes.reconcile-every:10s}")
    void run() {
        try {
            UUID me = UUID.randomUUID();
            kinds.tellMissed();
            each(() -> store.claimAbandoned(me, times.lease()), operation -> giveUp(operation, me));
            try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> all = new ArrayList<>();
                for (int reader = 0; reader < AT_ONCE; reader++) {
                    all.add(readers.submit(() -> each(
                            () -> store.claimUnread(me, READING, pause(), times.secondReadAfter()),
                            operation -> readBack(operation, me))));
                }
                for (Future<?> reader : all) {
                    end(reader);
                }
            }
        } catch (LedgerUnavailableException | DataAccessException | TransactionException away) {
            LOG.warn(
                    "Operations could not be reconciled this time: {}",
                    away.getClass().getSimpleName());
        }
    }

    /** One that cannot be handled, which stays claimed for a while, must not keep all younger ones from their end. */
    private static void each(Supplier<Optional<OperationRecord>> claim, Consumer<OperationRecord> handle) {
        for (Optional<OperationRecord> next = claim.get(); next.isPresent(); next = claim.get()) {
            try {
                handle.accept(next.get());
            } catch (LedgerUnavailableException | DataAccessException | TransactionException away) {
                throw away;
            } catch (RuntimeException problem) {
                LOG.error(
                        "Operation {} could not be reconciled: {}",
                        next.get().id(),
                        problem.getClass().getName());
            }
        }
    }

    /** Waits for it and throws what it threw. */
    private static void end(Future<?> reader) {
        try {
            reader.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException problem) {
            if (problem.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(problem.getCause());
        }
    }

    private Duration pause() {
        return PAUSE.compareTo(times.secondReadAfter()) < 0 ? PAUSE : times.secondReadAfter();
    }

    private void giveUp(OperationRecord operation, UUID me) {
        boolean neverSent = operation.state() == OperationState.INTENDED;
        settle(
                operation,
                me,
                new Verdict(
                        neverSent ? OperationState.NOT_SENT : OperationState.UNKNOWN,
                        neverSent ? "STOPPED_BEFORE_SENDING" : "STOPPED_WHILE_SENDING",
                        List.of(),
                        null),
                null);
    }

    private void readBack(OperationRecord operation, UUID me) {
        Finding found;
        try {
            found = find(operation);
        } catch (RuntimeException problem) {
            // Its words may hold what the API answered.
            LOG.error(
                    "Operation {} could not be read back: {}",
                    operation.id(),
                    problem.getClass().getName());
            inVain(operation, me);
            return;
        }
        switch (found) {
            case Finding.Applied it -> {
                Verdict applied = new Verdict(
                        OperationState.APPLIED,
                        operation.code(),
                        operation.userErrors(),
                        Recordable.imageOrNull(operation.field(), it.image()));
                if (settle(operation, me, applied, it.image())) {
                    kinds.applied(operation, it.image());
                }
            }
            case Finding.NotApplied it -> {
                boolean second = operation.state() == OperationState.PROBABLY_NOT_APPLIED;
                settle(
                        operation,
                        me,
                        verdict(
                                operation,
                                second ? OperationState.NOT_APPLIED : OperationState.PROBABLY_NOT_APPLIED,
                                operation.code()),
                        it.image());
            }
            case Finding.Ambiguous it -> ask(operation, me, "DIFFERENT", it.image());
            case Finding.CannotTell it -> ask(operation, me, it.code(), null);
            case Finding.Unreadable it -> inVain(operation, me);
        }
    }

    private void inVain(OperationRecord operation, UUID me) {
        if (hasWaitedEnough(operation)) {
            ask(operation, me, "UNREADABLE", null);
        } else {
            store.readInVain(operation.id(), me);
        }
    }

    private Finding find(OperationRecord operation) {
        OperationKind kind = kinds.find(operation.kind());
        if (kind == null) {
            return new Finding.CannotTell();
        }
        Authority authority = Authority.forReadingBack(operation.parameters());
        if (authority == null) {
            return new Finding.CannotTell("TOKEN_NOT_KEPT");
        }
        try (Credentials.Opened opened = credentials.open(
                authority, new ClientId(operation.clientId()), Origin.parse(operation.origin()), null)) {
            return kind.readBack(operation, opened.endpoint(), opened.credential());
        } catch (NoCredentialException sealed) {
            return new Finding.CannotTell();
        }
    }

    private boolean hasWaitedEnough(OperationRecord operation) {
        Duration patience = operation.state() == OperationState.PROBABLY_NOT_APPLIED
                ? times.giveUpAfter().plus(times.secondReadAfter())
                : times.giveUpAfter();
        return store.unclearFor(operation.id()).compareTo(patience) > 0;
    }

    private void ask(OperationRecord operation, UUID me, String code, @Nullable ObjectNode image) {
        if (settle(operation, me, verdict(operation, OperationState.AMBIGUOUS, code), image)) {
            LOG.warn("Operation {} needs somebody to look: {}", operation.id(), code);
        }
    }

    private static Verdict verdict(OperationRecord operation, OperationState state, @Nullable String code) {
        return new Verdict(state, code, operation.userErrors(), null);
    }

    private boolean settle(OperationRecord operation, UUID me, Verdict verdict, @Nullable ObjectNode image) {
        boolean mine = Boolean.TRUE.equals(transaction.execute(status -> {
            if (!store.settle(operation.id(), me, verdict, null)) {
                return false;
            }
            long seq = ledger.append(OperationEntries.found(operation, verdict, image))
                    .seq();
            store.outcome(operation.id(), seq);
            if (verdict.state() == OperationState.AMBIGUOUS) {
                tasks.raise(
                        Doubts.TASK,
                        operation.id().toString(),
                        operation.clientId(),
                        Map.of(
                                "subject", operation.subject().name(),
                                "code", String.valueOf(verdict.code()),
                                "entry", Long.toString(seq)));
            }
            return true;
        }));
        if (mine) {
            events.announce(operation, verdict.state());
        }
        return mine;
    }
}
