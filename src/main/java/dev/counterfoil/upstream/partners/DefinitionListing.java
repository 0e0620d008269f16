package dev.counterfoil.upstream.partners;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of {@code metafieldDefinitions} with its place in the list, in both directions. */
public record DefinitionListing(
        List<MetafieldDefinition> definitions,
        boolean hasPreviousPage,
        boolean hasNextPage,
        @Nullable String startCursor,
        @Nullable String endCursor) {}
