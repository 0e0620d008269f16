package dev.counterfoil.upstream.partners;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * <a href="https://shopify.dev/docs/api/shop-partners/latest/objects/ShopVideo">ShopVideo</a> as answered; the status stays text, so that an
 * unknown one passes.
 *
 * @param id of the form {@code gid://shopapp/ShopVideo/{uuid}}
 */
public record ShopVideo(
        String id,
        String videoUrl,
        String previewImageUrl,
        String status,
        List<RelatedProduct> relatedProducts,
        @Nullable String mediaImageId,
        @Nullable String videoId) {

    /** A product, perhaps narrowed to a variant, that a video is about; both are GIDs. */
    public record RelatedProduct(String productId, @Nullable String productVariantId) {}
}
