package dev.counterfoil.mirror;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
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
        @Nullable String problem) {

    /** Of a client that nobody has read yet. */
    public static final MirrorState NEVER = new MirrorState(null, false, null);

    /** One for all these: as old as the oldest, never if one was never read, with the first thing that went wrong. */
    public static MirrorState oldest(Collection<MirrorState> states) {
        boolean unseen = states.stream().anyMatch(each -> each.fetchedAt() == null);
        return new MirrorState(
                unseen
                        ? null
                        : states.stream()
                                .map(MirrorState::fetchedAt)
                                .filter(Objects::nonNull)
                                .min(Instant::compareTo)
                                .orElse(null),
                states.stream().anyMatch(MirrorState::refreshing),
                states.stream()
                        .map(MirrorState::problem)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }
}
