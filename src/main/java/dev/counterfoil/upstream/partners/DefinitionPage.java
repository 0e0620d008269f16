package dev.counterfoil.upstream.partners;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of {@code metafieldDefinitions}. */
public record DefinitionPage(
        List<MetafieldDefinition> definitions,
        boolean hasNextPage,
        @Nullable String endCursor) {}
