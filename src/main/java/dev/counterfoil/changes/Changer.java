package dev.counterfoil.changes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who changed a thing while somebody had it open.
 *
 * @param self whether it is the very person that has it open
 * @param name what they are called now; null where nobody knows any more
 * @param at when they set about it
 * @param entrySeq leads to the entry that tells more
 */
public record Changer(boolean self, @Nullable String name, Instant at, long entrySeq) {}
