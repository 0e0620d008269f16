package dev.counterfoil.changes;

import static dev.counterfoil.changes.Steps.Step.ANSWERED;
import static dev.counterfoil.changes.Steps.Step.BEFORE_RECORDING;
import static dev.counterfoil.changes.Steps.Step.IN_FLIGHT;
import static dev.counterfoil.changes.Steps.Step.RECORDED;
import static dev.counterfoil.changes.Steps.Step.SETTLED;

import dev.counterfoil.clients.NoCredentialException;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.ledger.LedgerUnavailableException;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.MutationPayload;
import dev.counterfoil.upstream.Upstream;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * The gate: records the intent (T1), takes a lease (T2), sends once, records the answer (T3). The first two are commits
 * of their own, so that "never sent" and "maybe sent" can be told apart after a crash.
 */
@Component
class RecordingGate implements Gate {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingGate.class);

    private final Rights rights;
    private final Credentials credentials;
    private final Upstream upstream;
    private final Ledger ledger;
    private final OperationStore store;
    private final OperationKinds kinds;
    private final Changers changers;
    private final TransactionTemplate transaction;
    private final OperationEvents events;
    private final ChangesProperties times;
    private final Steps steps;

    RecordingGate(
            Rights rights,
            Credentials credentials,
            Upstream upstream,
            Ledger ledger,
            OperationStore store,
            OperationKinds kinds,
            Changers changers,
            TransactionTemplate transaction,
            OperationEvents events,
            ChangesProperties times,
            Steps steps) {
        this.rights = rights;
        this.credentials = credentials;
        this.upstream = upstream;
        this.ledger = ledger;
        this.store = store;
        this.kinds = kinds;
        this.changers = changers;
        this.transaction = transaction;
        this.events = events;
        this.times = times;
        this.steps = steps;
    }

    @Override
    public GateResult submit(Change change) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a change must not be sent inside a transaction");
        }
        try {
            rights.require(change.actor(), change.needs(), change.client().id().value());
            Optional<OperationRecord> known = store.byIntent(change.intent());
            if (known.isPresent()) {
                return new GateResult.Recorded(settled(known.get()));
            }
        } catch (DataAccessException | TransactionException away) {
            return notRecorded(away);
        }
        Credentials.Opened credential;
        try {
            credential = credentials.open(
                    change.authority(),
                    change.client().id(),
                    change.client().endpoint().origin(),
                    change.actor().id());
        } catch (NoCredentialException sealed) {
            LOG.warn("A credential of client {} did not open", change.client().id());
            return new GateResult.NoCredential();
        } catch (DataAccessException | TransactionException away) {
            return notRecorded(away);
        }
        try (credential) {
            return submit(change, credential);
        }
    }

    private GateResult submit(Change change, Credentials.Opened opened) {
        String beforeKind = "NONE";
        ObjectNode image = null;
        Instant since = null;
        if (change.before() instanceof Before.Read read) {
            beforeKind = "READ";
            try {
                since = store.now();
            } catch (DataAccessException | TransactionException away) {
                return notRecorded(away);
            }
            switch (read.reader().read(opened.endpoint(), opened.credential())) {
                case Fetched.Failed<Optional<ObjectNode>> failed -> {
                    return new GateResult.Unreadable(failed.answer());
                }
                case Fetched.Ok<Optional<ObjectNode>> ok -> image = ok.value().orElse(null);
            }
            if (differs(read, image)) {
                return new GateResult.Stale(read.openedOn(), image, changers.of(change, read, image));
            }
        } else if (change.before() instanceof Before.Remembered remembered) {
            beforeKind = "REMEMBERED";
            image = remembered.image();
        }

        Lease lease = new Lease(UUID.randomUUID(), times.lease(), times.deadline(), System::nanoTime);
        steps.reached(BEFORE_RECORDING);
        Recording recording;
        try {
            recording = record(change, lease.operationId(), beforeKind, image, since);
        } catch (LedgerUnavailableException | DataAccessException | TransactionException away) {
            return notRecorded(away);
        }
        return switch (recording) {
            case Recording.Intended it -> send(change, it.operation(), lease, opened);
            case Recording.Taken taken -> refusedByAnother(change);
            case Recording.Overtaken overtaken -> submit(change, opened);
        };
    }

    private GateResult send(Change change, OperationRecord operation, Lease lease, Credentials.Opened opened) {
        events.announce(operation, operation.state());
        steps.reached(RECORDED);
        try {
            if (!store.depart(operation.id(), lease.owner(), times.lease())) {
                return new GateResult.Recorded(current(operation));
            }
        } catch (DataAccessException | TransactionException away) {
            return notRecorded(away);
        }
        steps.reached(IN_FLIGHT);
        Answer answer = upstream.mutate(
                lease, opened.endpoint(), opened.credential(), opened.complete().apply(change.mutation()));
        steps.reached(ANSWERED);
        Verdict verdict = Verdict.of(answer, change.mutation());
        Told told = new Told(
                MutationPayload.of(answer, change.mutation()).payload(),
                verdict.userErrors(),
                Answer.retryAfter(answer));
        OperationRecord settled = settle(change, operation, lease, answer, verdict, told);
        return new GateResult.Recorded(settled, told);
    }

    /** What T1 came to. */
    private sealed interface Recording {

        record Intended(OperationRecord operation) implements Recording {}

        /** The intent or the subject has an operation. */
        record Taken() implements Recording {}

        /** The subject was changed through us since the before-image was read, so the image is none any more. */
        record Overtaken() implements Recording {}
    }

    /** T1: rights, the row and the entry, all or nothing. */
    private Recording record(
            Change change, UUID id, String beforeKind, @Nullable ObjectNode before, @Nullable Instant since) {
        return Objects.requireNonNull(transaction.execute(status -> {
            rights.require(change.actor(), change.needs(), change.client().id().value());
            if (!store.intend(id, change, beforeKind, before)) {
                return new Recording.Taken();
            }
            // From here on no other operation on the subject begins, so one look says whether one has ended meanwhile.
            if (since != null && store.changedSince(change.client().id().value(), change.subject(), since)) {
                status.setRollbackOnly();
                return new Recording.Overtaken();
            }
            OperationRecord intended = store.byId(id).orElseThrow();
            long seq = ledger.append(OperationEntries.requested(intended, change, before))
                    .seq();
            store.requested(id, seq);
            return new Recording.Intended(store.byId(id).orElseThrow());
        }));
    }

    /** T3. If it cannot be written, the operation stays in flight and the reconciler finds out. */
    private OperationRecord settle(
            Change change, OperationRecord operation, Lease lease, Answer answer, Verdict whole, Told told) {
        Verdict verdict = whole.recordable(change.mutation());
        OperationRecord settled;
        try {
            transaction.executeWithoutResult(status -> {
                boolean late = !store.settle(operation.id(), lease.owner(), verdict, answer.took());
                boolean ends = !late || verdict.state().finished() && store.settleLate(operation.id(), verdict);
                long seq = ledger.append(OperationEntries.outcome(
                                operation, verdict, change, answer.took(), told.payload(), late))
                        .seq();
                if (ends) {
                    store.outcome(operation.id(), seq);
                }
            });
            settled = current(operation);
        } catch (LedgerUnavailableException | DataAccessException | TransactionException away) {
            LOG.error("The answer to operation {} could not be recorded; it will be read back", operation.id());
            return operation.unclear();
        }
        steps.reached(SETTLED);
        if (verdict.state() == OperationState.SUCCEEDED) {
            kinds.applied(settled, whole.result());
        }
        events.announce(settled, settled.state());
        return settled;
    }

    private GateResult refusedByAnother(Change change) {
        try {
            Optional<OperationRecord> same = store.byIntent(change.intent());
            if (same.isPresent()) {
                return new GateResult.Recorded(settled(same.get()));
            }
            Optional<OperationRecord> first =
                    store.unfinishedOn(change.client().id().value(), change.subject());
            if (first.isPresent()) {
                return new GateResult.Busy(first.get());
            }
        } catch (DataAccessException | TransactionException away) {
            return notRecorded(away);
        }
        // What was in the way has ended meanwhile.
        return submit(change);
    }

    /** Waits for the thread that is sending this very operation: the second of two clicks sees what the first one did. */
    private OperationRecord settled(OperationRecord operation) {
        OperationRecord now = operation;
        long giveUp = System.nanoTime() + times.lease().toNanos();
        while (now.state().onItsWay() && System.nanoTime() - giveUp < 0) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return now;
            }
            now = current(now);
        }
        return now;
    }

    private OperationRecord current(OperationRecord operation) {
        return store.byId(operation.id()).orElse(operation);
    }

    private static boolean differs(Before.Read read, @Nullable ObjectNode now) {
        ObjectNode then = read.openedOn();
        if (then == null || now == null) {
            return then != now;
        }
        return !Objects.equals(read.part().apply(then), read.part().apply(now));
    }

    private static GateResult notRecorded(RuntimeException away) {
        LOG.error(
                "The record cannot be written, so nothing was sent: {}",
                away.getClass().getSimpleName());
        return new GateResult.NotRecorded();
    }
}
