package dev.counterfoil.media;

import dev.counterfoil.changes.Before;
import dev.counterfoil.changes.Change;
import dev.counterfoil.changes.Inverse;
import dev.counterfoil.changes.OperationKind;
import dev.counterfoil.changes.OperationRecord;
import dev.counterfoil.changes.Risk;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.mirror.SeenVideo;
import dev.counterfoil.mirror.VideoMirror;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.MediaUpdate;
import dev.counterfoil.upstream.partners.Partners;
import dev.counterfoil.upstream.partners.ShopVideo;
import dev.counterfoil.upstream.partners.ShopVideo.RelatedProduct;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code mediaUpdate}: before-image READ in the list of a product that returns the video, or REMEMBERED where none does; read-back in the list
 * of a product it is tied to afterwards, by its ID. The inverse is an update.
 *
 * @see <a href="https://shopify.dev/docs/api/shop-partners/latest/mutations/mediaUpdate">reference</a>
 */
@Component
class UpdateVideo implements OperationKind {

    static final String CODE = "shopVideo.update";

    private static final Inverse INVERSE = new Inverse.By(CODE);

    private final Partners partners;
    private final VideoReading reading;
    private final VideoMirror mirror;

    UpdateVideo(Partners partners, VideoReading reading, VideoMirror mirror) {
        this.partners = partners;
        this.reading = reading;
        this.mirror = mirror;
    }

    /**
     * @param seen the video as known now
     * @param openedOn the image that the fields written must still have
     */
    Change change(
            Actor actor,
            Client client,
            UUID intent,
            SeenVideo seen,
            ObjectNode openedOn,
            MediaUpdate input,
            Set<String> fields) {
        String entity = seen.returnedFor().isEmpty() ? null : seen.returnedFor().getFirst();
        Map<String, String> parameters = new HashMap<>();
        if (entity != null) {
            parameters.put(CreateVideo.ENTITY, after(seen.video(), input));
        }
        return new Change(
                intent,
                actor,
                client,
                CODE,
                Permission.MEDIA_EDIT,
                Risk.MEDIUM,
                new Subject(
                        DeleteVideo.SUBJECT,
                        input.id(),
                        VideoNames.of(seen.video().videoUrl())),
                partners.mediaUpdate(input),
                entity == null
                        ? new Before.Remembered(partners.image(seen.video()), seen.seenAt())
                        : new Before.Read(
                                (endpoint, credential) -> reading.byId(endpoint, credential, entity, input.id()),
                                openedOn,
                                fields),
                INVERSE,
                parameters);
    }

    /** Whose list tells afterwards: rather one that the video was tied to before, so that not being in it means something. */
    private static String after(ShopVideo before, MediaUpdate input) {
        RelatedProduct kept = input.relatedProducts().stream()
                .filter(before.relatedProducts()::contains)
                .findFirst()
                .orElse(input.relatedProducts().getFirst());
        return ProductRef.entityId(kept);
    }

    @Override
    public Set<Inverse> inverses() {
        return Set.of(INVERSE);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Finding readBack(OperationRecord operation, Endpoint endpoint, Credential credential) {
        String entity = operation.parameters().get(CreateVideo.ENTITY);
        JsonNode sent = operation.variables().path("input");
        if (entity == null) {
            return new Finding.CannotTell();
        }
        return switch (reading.list(endpoint, credential, entity)) {
            case Fetched.Failed<List<ShopVideo>> failed -> new Finding.Unreadable(failed.answer());
            case Fetched.Ok<List<ShopVideo>> ok -> {
                ShopVideo before = operation.beforeImage() == null ? null : partners.readVideo(operation.beforeImage());
                Optional<ShopVideo> found =
                        VideoReading.find(ok.value(), sent.path("id").asString(""));
                if (found.isEmpty()) {
                    boolean wasThere = before != null && tied(before, entity);
                    yield wasThere ? new Finding.CannotTell() : new Finding.NotApplied(null);
                }
                ObjectNode image = partners.image(found.get());
                if (asSent(sent, found.get())) {
                    yield new Finding.Applied(image);
                }
                yield found.get().equals(before) ? new Finding.NotApplied(image) : new Finding.Ambiguous(image);
            }
        };
    }

    private static boolean tied(ShopVideo video, String entity) {
        return video.relatedProducts().stream().map(ProductRef::entityId).anyMatch(entity::equals);
    }

    private boolean asSent(JsonNode sent, ShopVideo found) {
        ShopVideo wanted = partners.readVideo(sent);
        return Set.copyOf(wanted.relatedProducts()).equals(Set.copyOf(found.relatedProducts()))
                && (!sent.has("previewImageUrl") || wanted.previewImageUrl().equals(found.previewImageUrl()))
                && (wanted.mediaImageId() == null || wanted.mediaImageId().equals(found.mediaImageId()));
    }

    @Override
    public void applied(OperationRecord operation, @Nullable ObjectNode image) {
        if (image != null) {
            mirror.changed(new ClientId(operation.clientId()), partners.readVideo(image));
        }
    }
}
