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
import dev.counterfoil.mirror.UnnamedVideo;
import dev.counterfoil.mirror.VideoMirror;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.MediaCreate;
import dev.counterfoil.upstream.partners.Partners;
import dev.counterfoil.upstream.partners.ShopVideo;
import java.util.HashSet;
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
 * {@code mediaCreate}: before-image READ (which videos at that address the first product returns), read-back by the same list: a video at that
 * address that was not in it before. Inverse deletion; the ID that a creation got is never given out again.
 *
 * @see <a href="https://shopify.dev/docs/api/shop-partners/latest/mutations/mediaCreate">reference</a>
 */
@Component
class CreateVideo implements OperationKind {

    static final String CODE = "shopVideo.create";

    private static final Inverse INVERSE = new Inverse.By(DeleteVideo.CODE);

    /** Parameter of the operation: whose list is read. */
    static final String ENTITY = "entity";

    private final Partners partners;
    private final VideoReading reading;
    private final VideoMirror mirror;

    CreateVideo(Partners partners, VideoReading reading, VideoMirror mirror) {
        this.partners = partners;
        this.reading = reading;
        this.mirror = mirror;
    }

    /** @param accepted what of the same address is listed already, as the person was shown it; null: nothing */
    Change change(Actor actor, Client client, UUID intent, MediaCreate input, @Nullable ObjectNode accepted) {
        String entity = ProductRef.entityId(input.relatedProducts().getFirst());
        return new Change(
                intent,
                actor,
                client,
                CODE,
                Permission.MEDIA_EDIT,
                Risk.LOW,
                // Its ID is the API's to give; until then it is known by its address.
                new Subject(DeleteVideo.SUBJECT, "videoUrl:" + input.videoUrl(), VideoNames.of(input.videoUrl())),
                partners.mediaCreate(input),
                new Before.Read(
                        (endpoint, credential) -> reading.byUrl(endpoint, credential, entity, input.videoUrl()),
                        accepted,
                        Set.of("videos")),
                INVERSE,
                Map.of(ENTITY, entity));
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
        JsonNode sent = operation.variables().path("input");
        Set<String> before = before(operation);
        String entity = operation.parameters().getOrDefault(ENTITY, "");
        return switch (reading.list(endpoint, credential, entity)) {
            case Fetched.Failed<List<ShopVideo>> failed -> new Finding.Unreadable(failed.answer());
            case Fetched.Ok<List<ShopVideo>> ok -> {
                List<ShopVideo> found = ok.value().stream()
                        .filter(video ->
                                video.videoUrl().equals(sent.path("videoUrl").asString("")))
                        .filter(video -> !before.contains(video.id()))
                        .toList();
                if (found.isEmpty()) {
                    yield new Finding.NotApplied(null);
                }
                ObjectNode image = partners.image(found.getFirst());
                // Two new ones at one address: which of them is ours, nobody can tell.
                yield found.size() == 1 && asSent(sent, found.getFirst())
                        ? new Finding.Applied(image)
                        : new Finding.Ambiguous(image);
            }
        };
    }

    /** IDs of what the first product listed at that address before. */
    private static Set<String> before(OperationRecord operation) {
        Set<String> before = new HashSet<>();
        if (operation.beforeImage() != null) {
            operation
                    .beforeImage()
                    .path("videos")
                    .forEach(video -> before.add(video.path("id").asString("")));
        }
        return before;
    }

    private boolean asSent(JsonNode sent, ShopVideo found) {
        ShopVideo wanted = partners.readVideo(sent);
        return wanted.previewImageUrl().equals(found.previewImageUrl())
                && Set.copyOf(wanted.relatedProducts()).equals(Set.copyOf(found.relatedProducts()));
    }

    @Override
    public void applied(OperationRecord operation, @Nullable ObjectNode image) {
        ClientId client = new ClientId(operation.clientId());
        named(image)
                .ifPresentOrElse(
                        video -> mirror.made(client, video, operation.id()),
                        () -> mirror.madeUnnamed(client, unnamed(operation)));
    }

    @Override
    public void missed(OperationRecord operation, @Nullable ObjectNode image) {
        ClientId client = new ClientId(operation.clientId());
        named(image)
                .ifPresentOrElse(
                        video -> mirror.madeBefore(client, video, operation.id(), operation.createdAt()),
                        () -> mirror.madeUnnamed(client, unnamed(operation)));
    }

    /** The reference lets the answer leave the video out, though it was made. */
    private Optional<ShopVideo> named(@Nullable ObjectNode image) {
        return image == null || image.path("id").asString("").isBlank()
                ? Optional.empty()
                : Optional.of(partners.readVideo(image));
    }

    private UnnamedVideo unnamed(OperationRecord operation) {
        return new UnnamedVideo(
                operation.id(),
                operation.parameters().getOrDefault(ENTITY, ""),
                partners.readVideo(operation.variables().path("input")),
                before(operation),
                operation.latestSeq(),
                operation.createdAt(),
                null);
    }
}
