package dev.counterfoil.media;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.clients.Client;
import dev.counterfoil.mirror.SeenVideo;
import dev.counterfoil.mirror.UnnamedVideo;
import dev.counterfoil.mirror.VideoLookUp;
import dev.counterfoil.mirror.VideoQuery;
import dev.counterfoil.team.Actor;
import dev.counterfoil.upstream.partners.ShopVideo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Shop videos of a client: read from the mirror, changed through the gate. Reading needs MEDIA_VIEW, changing MEDIA_EDIT. */
public interface VideoService {

    /** One statement besides the check. */
    List<SeenVideo> list(Actor actor, Client client, VideoQuery query, int offset, int limit);

    int count(Actor actor, Client client, VideoQuery query);

    Optional<SeenVideo> find(Actor actor, Client client, String id);

    /** Those made here that no answer named and no list has shown yet, the last made first. */
    List<UnnamedVideo> unnamed(Actor actor, Client client);

    /** The products and variants whose videos are known. */
    List<VideoLookUp> known(Actor actor, Client client);

    /** Asks the API for the videos of a product or variant, by its GID. Blocks; call it in the background. */
    VideoLookUp lookUp(Actor actor, Client client, String entityId);

    /** Looks all known products and variants up again. Blocks; call it in the background. */
    void refresh(Actor actor, Client client);

    /** What can be said before sending; the API has the last word. */
    List<FieldProblem> check(VideoForm form);

    List<FieldProblem> check(VideoEdit edit);

    /**
     * Creates a video through the gate. Blocks; call it in the background. {@code Stale} says that the first product returns videos at this
     * address already: {@code now} holds them, and given as {@code accepted} creates another all the same.
     *
     * @param intent made when the form opened: the same form sent twice creates once
     */
    ChangeResult create(Actor actor, Client client, UUID intent, VideoForm form, @Nullable ObjectNode accepted);

    /**
     * Changes what differs between the form and what it was opened on. Related products are added to and removed from what the API says now.
     * Blocks; call it in the background.
     */
    ChangeResult update(Actor actor, Client client, UUID intent, ShopVideo openedOn, VideoEdit edit);

    /** Deletes it, which cannot be undone. Blocks; call it in the background. */
    ChangeResult delete(Actor actor, Client client, UUID intent, ShopVideo openedOn);

    /** Reads a video out of the image in a {@code Stale}; null for no image. */
    @Nullable
    ShopVideo read(@Nullable ObjectNode image);
}
