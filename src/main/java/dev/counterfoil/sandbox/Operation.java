package dev.counterfoil.sandbox;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the fields of one running operation share: who calls, its number in the journal, and a fault that strikes inside. */
final class Operation {

    private final Identity identity;
    private final String origin;
    private final long number;
    private final @Nullable Fault fault;
    private final AtomicInteger applied = new AtomicInteger();

    Operation(Identity identity, String origin, long number, @Nullable Fault fault) {
        this.identity = identity;
        this.origin = origin;
        this.number = number;
        this.fault = fault;
    }

    Identity identity() {
        return identity;
    }

    DemoClient caller() {
        return identity.client();
    }

    /** The sandbox's own address, without a path. */
    String origin() {
        return origin;
    }

    long number() {
        return number;
    }

    @Nullable
    Fault fault() {
        return fault;
    }

    void countApplied() {
        applied.incrementAndGet();
    }

    int applied() {
        return applied.get();
    }
}
