package dev.counterfoil.media;

import dev.counterfoil.upstream.partners.ShopVideo;
import java.util.List;

/**
 * What was typed into the form of a new video.
 *
 * @param mediaImageId GID or number of a Shopify MediaImage, or empty
 * @param videoId GID or number of a Shopify Video, or empty
 */
public record VideoForm(
        String videoUrl, String previewImageUrl, List<RelatedInput> products, String mediaImageId, String videoId) {

    /** A video as a form shows it. */
    public static VideoForm of(ShopVideo video) {
        VideoEdit edit = VideoEdit.of(video);
        String own = video.videoId();
        return new VideoForm(
                video.videoUrl(), edit.previewImageUrl(), edit.products(), edit.mediaImageId(), own == null ? "" : own);
    }
}
