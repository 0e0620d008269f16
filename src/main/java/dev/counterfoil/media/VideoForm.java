package dev.counterfoil.media;

import java.util.List;

/**
 * What was typed into the form of a new video.
 *
 * @param mediaImageId GID or number of a Shopify MediaImage, or empty
 * @param videoId GID or number of a Shopify Video, or empty
 */
public record VideoForm(
        String videoUrl, String previewImageUrl, List<RelatedInput> products, String mediaImageId, String videoId) {}
