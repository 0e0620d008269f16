package dev.counterfoil.mirror;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product or variant whose videos are known.
 *
 * @param entityId its GID
 * @param askedAt when the last look-up that was answered began; null if there was none yet
 * @param problem why the last one failed, as a code, or null if it did not
 * @param videos how many are known for it, also those no longer returned
 */
public record VideoLookUp(
        String entityId,
        @Nullable Instant askedAt,
        @Nullable String problem,
        int videos) {}
