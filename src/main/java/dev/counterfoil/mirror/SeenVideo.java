package dev.counterfoil.mirror;

import dev.counterfoil.upstream.partners.ShopVideo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shop video as last seen at the API.
 *
 * @param seenAt when
 * @param changedAt when a change of ours to it was last recorded; the API itself tells no dates
 * @param madeBy the operation that made it here, or null
 * @param deletedBy the operation that deleted it here, or null
 * @param goneSince since when the API returns it for none of its products, or null
 * @param returnedFor GIDs of the products and variants that return it, the one asked last first
 */
public record SeenVideo(
        ShopVideo video,
        Instant seenAt,
        @Nullable Instant changedAt,
        @Nullable UUID madeBy,
        @Nullable UUID deletedBy,
        @Nullable Instant goneSince,
        List<String> returnedFor) {

    /** Whether nothing is another but the time it was seen and which of its products was asked last. */
    public boolean isAs(SeenVideo other) {
        return Set.copyOf(returnedFor).equals(Set.copyOf(other.returnedFor()))
                && equals(new SeenVideo(
                        other.video(),
                        seenAt,
                        other.changedAt(),
                        other.madeBy(),
                        other.deletedBy(),
                        other.goneSince(),
                        returnedFor));
    }
}
