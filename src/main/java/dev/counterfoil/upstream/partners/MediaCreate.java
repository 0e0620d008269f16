package dev.counterfoil.upstream.partners;

import dev.counterfoil.upstream.partners.ShopVideo.RelatedProduct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code mediaCreate} takes (<a href="https://shopify.dev/docs/api/shop-partners/latest/input-objects/MediaCreateInput">input</a>). */
public record MediaCreate(
        String videoUrl,
        String previewImageUrl,
        List<RelatedProduct> relatedProducts,
        @Nullable String mediaImageId,
        @Nullable String videoId) {}
