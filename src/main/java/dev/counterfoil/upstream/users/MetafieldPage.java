package dev.counterfoil.upstream.users;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a user's values and where it stands. */
public record MetafieldPage(
        List<UserMetafield> metafields,
        boolean hasNext,
        boolean hasPrevious,
        @Nullable String startCursor,
        @Nullable String endCursor) {

    /**
     * Which page: the first ones after a cursor, or the last ones before one.
     *
     * @param size 1 to 250
     * @param cursor null for the outermost page
     */
    public record Paging(
            boolean forward, int size, @Nullable String cursor) {

        public Paging {
            if (size < 1 || size > 250) {
                throw new IllegalArgumentException("a page holds 1 to 250");
            }
        }

        public static Paging first(int size) {
            return new Paging(true, size, null);
        }
    }
}
