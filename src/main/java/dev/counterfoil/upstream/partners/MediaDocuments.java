package dev.counterfoil.upstream.partners;

import java.util.List;

/** The documents about shop videos. */
final class MediaDocuments {

    private static final String VIDEO = """
            id
            mediaImageId
            previewImageUrl
            relatedProducts { productId productVariantId }
            status
            videoId
            videoUrl""";

    private static final String USER_ERRORS = "userErrors { field message }";

    static final String MEDIA = """
            query Media($entityId: ID!) {
              media(entityId: $entityId) { %s }
            }""".formatted(VIDEO);

    static final String MEDIA_CREATE = """
            mutation MediaCreate($input: MediaCreateInput!) {
              mediaCreate(input: $input) {
                shopVideo { %s }
                %s
              }
            }""".formatted(VIDEO, USER_ERRORS);

    static final String MEDIA_UPDATE = """
            mutation MediaUpdate($input: MediaUpdateInput!) {
              mediaUpdate(input: $input) {
                shopVideo { %s }
                %s
              }
            }""".formatted(VIDEO, USER_ERRORS);

    static final String MEDIA_DELETE = """
            mutation MediaDelete($id: ID!) {
              mediaDelete(id: $id) {
                deletedId
                %s
              }
            }""".formatted(USER_ERRORS);

    private MediaDocuments() {}

    static List<String> all() {
        return List.of(MEDIA, MEDIA_CREATE, MEDIA_UPDATE, MEDIA_DELETE);
    }
}
