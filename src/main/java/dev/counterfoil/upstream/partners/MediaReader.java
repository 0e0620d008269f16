package dev.counterfoil.upstream.partners;

import dev.counterfoil.upstream.partners.ShopVideo.RelatedProduct;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads shop videos as loosely as the developer preview may turn out to need, and writes them as the API answers them. */
final class MediaReader {

    private MediaReader() {}

    /** Null for data that hold no list of videos. */
    static @Nullable List<ShopVideo> list(JsonNode data) {
        JsonNode nodes = data.path("media");
        if (!nodes.isArray()) {
            return null;
        }
        List<ShopVideo> videos = new ArrayList<>();
        for (JsonNode node : nodes) {
            if (!node.isObject()) {
                return null;
            }
            videos.add(read(node));
        }
        return List.copyOf(videos);
    }

    static ShopVideo read(JsonNode node) {
        List<RelatedProduct> related = new ArrayList<>();
        for (JsonNode product : node.path("relatedProducts")) {
            related.add(new RelatedProduct(
                    DefinitionReader.text(product.get("productId")),
                    DefinitionReader.nullable(product.get("productVariantId"))));
        }
        return new ShopVideo(
                DefinitionReader.text(node.get("id")),
                DefinitionReader.text(node.get("videoUrl")),
                DefinitionReader.text(node.get("previewImageUrl")),
                DefinitionReader.text(node.get("status")),
                List.copyOf(related),
                DefinitionReader.nullable(node.get("mediaImageId")),
                DefinitionReader.nullable(node.get("videoId")));
    }

    static ObjectNode write(ShopVideo video) {
        ObjectNode image = PartnersMutations.object()
                .put("id", video.id())
                .put("videoUrl", video.videoUrl())
                .put("previewImageUrl", video.previewImageUrl())
                .put("status", video.status());
        var list = image.putArray("relatedProducts");
        video.relatedProducts()
                .forEach(product -> list.addObject()
                        .put("productId", product.productId())
                        .put("productVariantId", product.productVariantId()));
        return image.put("mediaImageId", video.mediaImageId()).put("videoId", video.videoId());
    }
}
