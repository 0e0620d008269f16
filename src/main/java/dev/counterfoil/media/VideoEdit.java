package dev.counterfoil.media;

import dev.counterfoil.upstream.partners.ShopVideo;
import java.util.List;

/** What was typed into the form of an existing video; its own address and its status cannot be changed. */
public record VideoEdit(String previewImageUrl, List<RelatedInput> products, String mediaImageId) {

    /** What of a form can be changed of a video that exists. */
    public static VideoEdit of(VideoForm form) {
        return new VideoEdit(form.previewImageUrl(), form.products(), form.mediaImageId());
    }

    public static VideoEdit of(ShopVideo video) {
        String image = video.mediaImageId();
        return new VideoEdit(
                video.previewImageUrl(),
                video.relatedProducts().stream().map(RelatedInput::of).toList(),
                image == null ? "" : image);
    }
}
