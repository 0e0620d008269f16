package dev.counterfoil.upstream.partners;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every argument of <a href="https://shopify.dev/docs/api/shop-partners/latest/queries/metafieldDefinitions">metafieldDefinitions</a>.
 *
 * @param backwards takes the last {@code size} before {@code cursor}, else the first {@code size} after it
 * @param size 1 to 250
 * @param cursor null for the end of the list to start from
 * @param identifiers only these paths; empty for all that the client can see
 * @param sortKey {@code KEY} or {@code NAME}
 */
public record DefinitionsQuery(
        boolean backwards,
        int size,
        @Nullable String cursor,
        List<KeyPair> identifiers,
        String sortKey,
        boolean reverse) {

    public static final int LARGEST_PAGE = 250;

    public DefinitionsQuery {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new IllegalArgumentException("a page holds 1 to " + LARGEST_PAGE);
        }
        identifiers = List.copyOf(identifiers);
    }
}
