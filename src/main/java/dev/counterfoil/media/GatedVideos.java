package dev.counterfoil.media;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.Gate;
import dev.counterfoil.clients.Client;
import dev.counterfoil.mirror.SeenVideo;
import dev.counterfoil.mirror.UnnamedVideo;
import dev.counterfoil.mirror.VideoLookUp;
import dev.counterfoil.mirror.VideoMirror;
import dev.counterfoil.mirror.VideoQuery;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.partners.MediaCreate;
import dev.counterfoil.upstream.partners.Partners;
import dev.counterfoil.upstream.partners.ShopVideo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

@Component
class GatedVideos implements VideoService {

    private static final String INPUT = "input";

    private final Rights rights;
    private final VideoMirror mirror;
    private final Partners partners;
    private final Gate gate;
    private final CreateVideo creation;
    private final UpdateVideo update;
    private final DeleteVideo deletion;

    GatedVideos(
            Rights rights,
            VideoMirror mirror,
            Partners partners,
            Gate gate,
            CreateVideo creation,
            UpdateVideo update,
            DeleteVideo deletion) {
        this.rights = rights;
        this.mirror = mirror;
        this.partners = partners;
        this.gate = gate;
        this.creation = creation;
        this.update = update;
        this.deletion = deletion;
    }

    @Override
    public List<SeenVideo> list(Actor actor, Client client, VideoQuery query, int offset, int limit) {
        requireView(actor, client);
        return mirror.list(client.id(), query, offset, limit);
    }

    @Override
    public int count(Actor actor, Client client, VideoQuery query) {
        requireView(actor, client);
        return mirror.count(client.id(), query);
    }

    @Override
    public Optional<SeenVideo> find(Actor actor, Client client, String id) {
        requireView(actor, client);
        return mirror.find(client.id(), id);
    }

    @Override
    public List<UnnamedVideo> unnamed(Actor actor, Client client) {
        requireView(actor, client);
        return mirror.unnamed(client.id());
    }

    @Override
    public List<VideoLookUp> known(Actor actor, Client client) {
        requireView(actor, client);
        return mirror.known(client.id());
    }

    @Override
    public VideoLookUp lookUp(Actor actor, Client client, String entityId) {
        requireView(actor, client);
        return mirror.lookUp(client.id(), entityId);
    }

    @Override
    public void refresh(Actor actor, Client client) {
        requireView(actor, client);
        mirror.refresh(client.id());
    }

    @Override
    public List<FieldProblem> check(VideoForm form) {
        return MediaRules.check(form);
    }

    @Override
    public List<FieldProblem> check(VideoEdit edit) {
        return MediaRules.check(edit);
    }

    @Override
    public ChangeResult create(Actor actor, Client client, UUID intent, VideoForm form, @Nullable ObjectNode accepted) {
        requireEdit(actor, client);
        List<FieldProblem> problems = check(form);
        if (!problems.isEmpty()) {
            return new ChangeResult.FieldProblems(null, problems);
        }
        MediaCreate input = new MediaCreate(
                form.videoUrl().strip(),
                form.previewImageUrl().strip(),
                form.products().stream()
                        .map(RelatedInput::meant)
                        .flatMap(Optional::stream)
                        .toList(),
                MediaRules.gid(MediaRules.IMAGE_GID, form.mediaImageId()),
                MediaRules.gid(MediaRules.VIDEO_GID, form.videoId()));
        return ChangeResult.of(gate.submit(creation.change(actor, client, intent, input, accepted)), INPUT);
    }

    @Override
    public ChangeResult update(Actor actor, Client client, UUID intent, ShopVideo openedOn, VideoEdit edit) {
        requireEdit(actor, client);
        List<FieldProblem> problems = check(edit);
        if (!problems.isEmpty()) {
            return new ChangeResult.FieldProblems(null, problems);
        }
        Delta delta = Delta.between(openedOn, edit);
        if (delta.problem() != null) {
            return new ChangeResult.FieldProblems(null, List.of(delta.problem()));
        }
        switch (now(client, openedOn)) {
            case Now.Unread it -> {
                return new ChangeResult.NotSent(null, it.problem());
            }
            case Now.Gone gone -> {
                return new ChangeResult.Stale(partners.image(openedOn), null);
            }
            case Now.Seen it -> {
                Delta.Sent sent = delta.over(it.video().video());
                if (sent.input().relatedProducts().isEmpty()) {
                    return new ChangeResult.FieldProblems(
                            null, List.of(FieldProblem.of("relatedProducts", "NO_PRODUCT")));
                }
                ObjectNode expected = partners.image(openedOn);
                expected.set(
                        "relatedProducts", partners.image(it.video().video()).get("relatedProducts"));
                return onRows(
                        ChangeResult.of(
                                gate.submit(update.change(
                                        actor, client, intent, it.video(), expected, sent.input(), sent.fields())),
                                INPUT),
                        sent,
                        edit);
            }
        }
    }

    /** The API counts the products that were sent; the form shows its own rows. */
    private static ChangeResult onRows(ChangeResult result, Delta.Sent sent, VideoEdit edit) {
        return result instanceof ChangeResult.FieldProblems it
                ? new ChangeResult.FieldProblems(
                        it.entrySeq(),
                        it.problems().stream()
                                .map(problem -> sent.onRow(problem, edit))
                                .toList())
                : result;
    }

    @Override
    public ChangeResult delete(Actor actor, Client client, UUID intent, ShopVideo openedOn) {
        requireEdit(actor, client);
        SeenVideo seen = mirror.find(client.id(), openedOn.id()).orElse(null);
        return seen == null
                ? new ChangeResult.Stale(partners.image(openedOn), null)
                : ChangeResult.of(gate.submit(deletion.change(actor, client, intent, seen, openedOn)), INPUT);
    }

    @Override
    public @Nullable ShopVideo read(@Nullable ObjectNode image) {
        return image == null ? null : partners.readVideo(image);
    }

    /** As the API has it now, where a product is known that returns it; else as it was last seen. */
    private Now now(Client client, ShopVideo openedOn) {
        SeenVideo known = mirror.find(client.id(), openedOn.id()).orElse(null);
        if (known == null) {
            return new Now.Gone();
        }
        if (known.returnedFor().isEmpty()) {
            return new Now.Seen(known);
        }
        VideoLookUp asked = mirror.lookUp(client.id(), known.returnedFor().getFirst());
        if (asked.problem() != null) {
            return new Now.Unread(asked.problem());
        }
        SeenVideo seen = mirror.find(client.id(), openedOn.id()).orElse(known);
        return seen.returnedFor().isEmpty() ? new Now.Gone() : new Now.Seen(seen);
    }

    private sealed interface Now {
        record Seen(SeenVideo video) implements Now {}

        record Gone() implements Now {}

        record Unread(String problem) implements Now {}
    }

    private void requireView(Actor actor, Client client) {
        rights.require(actor, Permission.MEDIA_VIEW, client.id().value());
    }

    private void requireEdit(Actor actor, Client client) {
        rights.require(actor, Permission.MEDIA_EDIT, client.id().value());
    }
}
