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
import dev.counterfoil.upstream.partners.Partners;
import dev.counterfoil.upstream.partners.ShopVideo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code mediaDelete}, which is soft: before-image READ in the list of a product that returns the video, or REMEMBERED where none does;
 * read-back in the same list, where no longer being listed is being done. There is no inverse: no mutation makes a video active again, and a
 * new one at the same address gets another ID.
 *
 * @see <a href="https://shopify.dev/docs/api/shop-partners/latest/mutations/mediaDelete">reference</a>
 */
@Component
class DeleteVideo implements OperationKind {

    static final String CODE = "shopVideo.delete";

    private static final Inverse NONE = new Inverse.None("DELETED_FOR_GOOD");

    /** Kind of the subject of every entry about a video. */
    static final String SUBJECT = "shopVideo";

    private static final Set<String> ALL =
            Set.of("videoUrl", "previewImageUrl", "relatedProducts", "mediaImageId", "videoId");

    private final Partners partners;
    private final VideoReading reading;
    private final VideoMirror mirror;

    DeleteVideo(Partners partners, VideoReading reading, VideoMirror mirror) {
        this.partners = partners;
        this.reading = reading;
        this.mirror = mirror;
    }

    /**
     * @param seen the video as known now
     * @param openedOn as the person saw it who asked
     */
    Change change(Actor actor, Client client, UUID intent, SeenVideo seen, ShopVideo openedOn) {
        String entity = seen.returnedFor().isEmpty() ? null : seen.returnedFor().getFirst();
        return new Change(
                intent,
                actor,
                client,
                CODE,
                Permission.MEDIA_EDIT,
                Risk.HIGH,
                new Subject(SUBJECT, openedOn.id(), VideoNames.of(openedOn.videoUrl())),
                partners.mediaDelete(openedOn.id()),
                entity == null
                        ? new Before.Remembered(partners.image(seen.video()), seen.seenAt())
                        : new Before.Read(
                                (endpoint, credential) -> reading.byId(endpoint, credential, entity, openedOn.id()),
                                partners.image(openedOn),
                                ALL),
                NONE,
                entity == null ? Map.of() : Map.of(CreateVideo.ENTITY, entity));
    }

    @Override
    public Set<Inverse> inverses() {
        return Set.of(NONE);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Finding readBack(OperationRecord operation, Endpoint endpoint, Credential credential) {
        String entity = operation.parameters().get(CreateVideo.ENTITY);
        if (entity == null) {
            return new Finding.CannotTell();
        }
        return switch (reading.list(endpoint, credential, entity)) {
            case Fetched.Failed<List<ShopVideo>> failed -> new Finding.Unreadable(failed.answer());
            case Fetched.Ok<List<ShopVideo>> ok ->
                VideoReading.find(ok.value(), id(operation))
                        .<Finding>map(still -> new Finding.NotApplied(partners.image(still)))
                        .orElseGet(() -> new Finding.Applied(
                                JsonMapper.shared().createObjectNode().put("deletedId", id(operation))));
        };
    }

    @Override
    public void applied(OperationRecord operation, @Nullable ObjectNode image) {
        mirror.deleted(new ClientId(operation.clientId()), id(operation), operation.id());
    }

    @Override
    public void missed(OperationRecord operation, @Nullable ObjectNode image) {
        ClientId client = new ClientId(operation.clientId());
        mirror.find(client, id(operation))
                .filter(it -> it.deletedBy() == null && it.seenAt().isBefore(operation.createdAt()))
                .ifPresent(it -> mirror.deleted(client, id(operation), operation.id()));
    }

    private static String id(OperationRecord operation) {
        return operation.variables().path("id").asString("");
    }
}
