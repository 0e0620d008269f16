package dev.counterfoil.mirror;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fresh a client's mirror is.
 *
 * @param fetchedAt when the last whole refresh began; null if there was none yet
 * @param refreshing whether one is under way
 * @param problem why the last one failed, as a code, or null if it did not
 */
public record MirrorState(
        @Nullable Instant fetchedAt,
        boolean refreshing,
        @Nullable String problem) {}
