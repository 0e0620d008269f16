package dev.counterfoil.mirror;

import dev.counterfoil.upstream.partners.ShopVideo;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video that an operation of ours has made and that no answer named.
 *
 * @param entityId GID of the product or variant whose list must hold it
 * @param sent as it was sent; its ID and its status are not known
 * @param before IDs that were in that list before
 * @param entry of the operation
 * @param givenUpAt since when nobody looks for it any more, since nothing in the list is certainly it; null while it is looked for
 */
public record UnnamedVideo(
        UUID operation,
        String entityId,
        ShopVideo sent,
        Set<String> before,
        long entry,
        Instant madeAt,
        @Nullable Instant givenUpAt) {

    /** Whether nothing says that it is another. */
    boolean couldBe(ShopVideo listed) {
        return !before.contains(listed.id())
                && sent.videoUrl().equals(listed.videoUrl())
                && sent.previewImageUrl().equals(listed.previewImageUrl())
                && Set.copyOf(sent.relatedProducts()).equals(Set.copyOf(listed.relatedProducts()))
                && (sent.mediaImageId() == null || sent.mediaImageId().equals(listed.mediaImageId()))
                && (sent.videoId() == null || sent.videoId().equals(listed.videoId()));
    }
}
