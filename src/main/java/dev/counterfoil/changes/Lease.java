package dev.counterfoil.changes;

import dev.counterfoil.upstream.Permit;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Leave to send one operation's mutation, for as long as its lease holds. The clock is monotonic and runs on while the
 * process is stopped, so that one continued past its lease does not send what the reconciler has already given up.
 */
final class Lease implements Permit {

    private final UUID operation;
    private final UUID owner = UUID.randomUUID();
    private final Duration deadline;
    private final long endsAtNanos;
    private final LongSupplier nanoClock;
    private final AtomicBoolean redeemed = new AtomicBoolean();

    /** Starts now: take it before the lease is written, so that it never ends later than the written one. */
    Lease(UUID operation, Duration length, Duration deadline, LongSupplier nanoClock) {
        this.operation = operation;
        this.deadline = deadline;
        this.nanoClock = nanoClock;
        this.endsAtNanos = nanoClock.getAsLong() + length.minus(deadline).toNanos();
    }

    UUID owner() {
        return owner;
    }

    @Override
    public UUID operationId() {
        return operation;
    }

    /** Also refused when what is left of the lease is shorter than the deadline: the answer might come too late. */
    @Override
    public boolean redeem() {
        return nanoClock.getAsLong() - endsAtNanos < 0 && redeemed.compareAndSet(false, true);
    }

    @Override
    public Duration deadline() {
        return deadline;
    }
}
