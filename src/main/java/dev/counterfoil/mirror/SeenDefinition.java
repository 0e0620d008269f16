package dev.counterfoil.mirror;

import dev.counterfoil.upstream.partners.MetafieldDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A definition as last seen at the API.
 *
 * @param seenAt when
 * @param changedAt when a change of ours to it was last recorded; the API itself tells no dates
 */
public record SeenDefinition(
        MetafieldDefinition definition,
        Instant seenAt,
        @Nullable Instant changedAt) {}
