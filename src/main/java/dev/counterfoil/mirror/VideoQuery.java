package dev.counterfoil.mirror;

import org.jspecify.annotations.Nullable;

/**
 * Which videos, in which order; those no longer returned stand last in each.
 *
 * @param entityId GID of the product or variant they are tied to; null for all
 * @param filter text that the address, the ID, or the GID of a product or variant contains, in any case; empty for all
 */
public record VideoQuery(@Nullable String entityId, String filter, Sort sort, boolean descending) {

    public enum Sort {
        /** When it was last changed here, or found. */
        CHANGED,
        /** The file its address ends with. */
        NAME
    }

    /** All of a product or variant, or all that are known; the last changed or found first. */
    public static VideoQuery of(@Nullable String entityId) {
        return new VideoQuery(entityId, "", Sort.CHANGED, true);
    }
}
