package dev.counterfoil.upstream.partners;

import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.partners.ShopVideo.RelatedProduct;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the mutations of shop videos down. */
final class MediaMutations {

    private MediaMutations() {}

    static Mutation create(MediaCreate input) {
        ObjectNode fields = PartnersMutations.object()
                .put("videoUrl", input.videoUrl())
                .put("previewImageUrl", input.previewImageUrl());
        related(fields.putArray("relatedProducts"), input.relatedProducts());
        PartnersMutations.putUnlessNull(fields, "mediaImageId", input.mediaImageId());
        PartnersMutations.putUnlessNull(fields, "videoId", input.videoId());
        return mutation("mediaCreate", MediaDocuments.MEDIA_CREATE, fields);
    }

    static Mutation update(MediaUpdate input) {
        ObjectNode fields = PartnersMutations.object().put("id", input.id());
        PartnersMutations.putUnlessNull(fields, "previewImageUrl", input.previewImageUrl());
        related(fields.putArray("relatedProducts"), input.relatedProducts());
        PartnersMutations.putUnlessNull(fields, "mediaImageId", input.mediaImageId());
        return mutation("mediaUpdate", MediaDocuments.MEDIA_UPDATE, fields);
    }

    static Mutation delete(String id) {
        return new Mutation(
                "mediaDelete",
                MediaDocuments.MEDIA_DELETE,
                PartnersMutations.object().put("id", id),
                "deletedId");
    }

    private static Mutation mutation(String field, String document, ObjectNode input) {
        ObjectNode variables = PartnersMutations.object();
        variables.set("input", input);
        return new Mutation(field, document, variables, "shopVideo");
    }

    static void related(ArrayNode list, List<RelatedProduct> products) {
        for (RelatedProduct product : products) {
            PartnersMutations.putUnlessNull(
                    list.addObject().put("productId", product.productId()),
                    "productVariantId",
                    product.productVariantId());
        }
    }
}
