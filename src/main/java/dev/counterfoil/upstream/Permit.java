package dev.counterfoil.upstream;

import java.time.Duration;
import java.util.UUID;

/**
 * Leave to send one mutation once. Only the gate makes permits, after the record of the intent is committed; an architecture test holds it to that.
 */
public interface Permit {

    UUID operationId();

    /** Whether the lease still holds, by the monotonic clock; asked right before the first byte leaves, and true only once. */
    boolean redeem();

    /** How long the whole call may take; shorter than the lease. */
    Duration deadline();
}
