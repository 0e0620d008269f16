package dev.counterfoil.mirror;

import dev.counterfoil.upstream.partners.MetafieldDefinition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A definition as last seen at the API.
 *
 * @param seenAt since when it is known as it is; it was still so at {@link MirrorState#fetchedAt()}
 * @param former other paths under which the record knows it: before a renaming, or as it was created
 * @param changedAt when a change to it was last recorded, be it ours or one found made elsewhere; the API itself tells no dates
 */
public record SeenDefinition(
        MetafieldDefinition definition,
        Instant seenAt,
        @Nullable Instant changedAt,
        List<String> former) {}
