package dev.counterfoil.media;

import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.Partners;
import dev.counterfoil.upstream.partners.ShopVideo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads videos right before and after a change. No query takes a video's own ID: each is looked for in the list of a product or variant. */
@Component
class VideoReading {

    private final Partners partners;

    VideoReading(Partners partners) {
        this.partners = partners;
    }

    /** The image of the video with this ID, if the product or variant returns it. */
    Fetched<Optional<ObjectNode>> byId(Endpoint endpoint, Credential credential, String entityId, String id) {
        return read(endpoint, credential, entityId, videos -> find(videos, id).map(partners::image));
    }

    /** {@code {videos: […]}}: those at this address that the product or variant returns; empty if there is none. */
    Fetched<Optional<ObjectNode>> byUrl(Endpoint endpoint, Credential credential, String entityId, String videoUrl) {
        return read(endpoint, credential, entityId, videos -> {
            List<ShopVideo> same =
                    videos.stream().filter(it -> it.videoUrl().equals(videoUrl)).toList();
            if (same.isEmpty()) {
                return Optional.empty();
            }
            ObjectNode image = JsonMapper.shared().createObjectNode();
            same.forEach(video -> image.withArray("videos").add(partners.image(video)));
            return Optional.of(image);
        });
    }

    Fetched<List<ShopVideo>> list(Endpoint endpoint, Credential credential, String entityId) {
        return partners.media(endpoint, credential, entityId);
    }

    static Optional<ShopVideo> find(List<ShopVideo> videos, String id) {
        return videos.stream().filter(video -> video.id().equals(id)).findFirst();
    }

    private Fetched<Optional<ObjectNode>> read(
            Endpoint endpoint,
            Credential credential,
            String entityId,
            Function<List<ShopVideo>, Optional<ObjectNode>> image) {
        return switch (partners.media(endpoint, credential, entityId)) {
            case Fetched.Failed<List<ShopVideo>> failed -> new Fetched.Failed<>(failed.answer());
            case Fetched.Ok<List<ShopVideo>> ok -> new Fetched.Ok<>(image.apply(ok.value()), ok.answer());
        };
    }
}
