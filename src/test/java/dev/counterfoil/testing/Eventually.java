package dev.counterfoil.testing;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what runs in the background, and only as long as it takes. */
public final class Eventually {

    private static final Duration GIVE_UP = Duration.ofSeconds(60);

    private Eventually() {}

    /**
     * Returns once the condition holds.
     *
     * @param between called before each look, such as a browserless round trip that lets {@code UI.access} tasks run
     */
    public static void until(BooleanSupplier condition, Runnable between) {
        long end = System.nanoTime() + GIVE_UP.toNanos();
        between.run();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("It did not come about");
            }
            LockSupport.parkNanos(2_000_000);
            between.run();
        }
    }
}
