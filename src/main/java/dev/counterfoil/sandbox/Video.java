package dev.counterfoil.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shop video. Seeded addresses begin with {@link #HERE}, since the port is only known when somebody asks.
 *
 * @param owner GID of the client that made it
 * @param active false once it was deleted
 */
record Video(
        String id,
        String owner,
        String videoUrl,
        String previewImageUrl,
        @Nullable String videoId,
        @Nullable String mediaImageId,
        boolean active,
        List<Related> related) {

    /** Stands for the sandbox's own origin; no address that a client sends can begin so. */
    static final String HERE = "{origin}";

    /** A product, be it narrowed to a variant. */
    record Related(String productId, @Nullable String productVariantId) {

        boolean isAbout(String entity) {
            return entity.equals(productId) || entity.equals(productVariantId);
        }
    }

    Video deleted() {
        return new Video(id, owner, videoUrl, previewImageUrl, videoId, mediaImageId, false, related);
    }

    Video changed(String preview, @Nullable String image, List<Related> products) {
        return new Video(id, owner, videoUrl, preview, videoId, image, active, products);
    }
}
