package dev.counterfoil.upstream;

import dev.counterfoil.outbound.Origin;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Keeps the portal from asking one origin too much at once: reads beyond a number wait for their turn, first come first served. */
final class ReadSlots {

    private final int each;
    private final Map<Origin, Semaphore> slots = new ConcurrentHashMap<>();

    /** @param each how many reads an origin may be asked at a time */
    ReadSlots(int each) {
        this.each = each;
    }

    /** Waits for a turn; false if none came in time, or the thread was interrupted. Who got one gives it back. */
    boolean take(Origin origin, Duration atMost) {
        try {
            return at(origin).tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void giveBack(Origin origin) {
        at(origin).release();
    }

    private Semaphore at(Origin origin) {
        return slots.computeIfAbsent(origin, first -> new Semaphore(each, true));
    }
}
