package dev.counterfoil.team;

import java.time.Duration;
import java.time.Instant;

/** Asks that somebody proved who they are not long ago, before what cannot be undone. */
public final class Freshness {

    private Freshness() {}

    /** Whether the actor signed in within this time before {@code now}. */
    public static boolean isFresh(Actor actor, Duration within, Instant now) {
        return !actor.signedInAt().isBefore(now.minus(within));
    }

    /** @throws StaleSignInException if the sign-in is older */
    public static void require(Actor actor, Duration within) {
        if (!isFresh(actor, within, Instant.now())) {
            throw new StaleSignInException();
        }
    }
}
