package dev.counterfoil.upstream.partners;

import dev.counterfoil.upstream.partners.ShopVideo.RelatedProduct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code mediaUpdate} takes (<a href="https://shopify.dev/docs/api/shop-partners/latest/input-objects/MediaUpdateInput">input</a>). What is
 * null is not sent and stays as it is.
 *
 * @param relatedProducts the whole list: the API wants it each time, and it takes the place of the one before
 */
public record MediaUpdate(
        String id,
        @Nullable String previewImageUrl,
        List<RelatedProduct> relatedProducts,
        @Nullable String mediaImageId) {}
