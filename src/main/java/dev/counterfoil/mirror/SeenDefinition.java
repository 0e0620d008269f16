package dev.counterfoil.mirror;

import dev.counterfoil.upstream.partners.MetafieldDefinition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A definition as last seen at the API.
 *
 * @param seenAt when
 * @param former other paths under which the record knows it: before a renaming, or as it was created
 * @param changedAt when a change of ours to it was last recorded; the API itself tells no dates
 */
public record SeenDefinition(
        MetafieldDefinition definition,
        Instant seenAt,
        @Nullable Instant changedAt,
        List<String> former) {}
