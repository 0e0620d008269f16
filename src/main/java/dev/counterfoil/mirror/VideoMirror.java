package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.upstream.partners.ShopVideo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The shop videos last seen for each client. The API lists them by product only: known are those of products that were looked up, and those
 * made here. Whoever calls has checked who may see them.
 */
public interface VideoMirror {

    /** Those still returned first. */
    List<SeenVideo> list(ClientId client, VideoQuery query, int offset, int limit);

    int count(ClientId client, VideoQuery query);

    Optional<SeenVideo> find(ClientId client, String id);

    /** Every product and variant that was looked up or that a video made here is tied to; the one asked last first. */
    List<VideoLookUp> known(ClientId client);

    Optional<VideoLookUp> known(ClientId client, String entityId);

    /**
     * Asks the API for the videos of a product or variant, by its GID; one query. Blocks; holds no transaction during it. A video it returned
     * before and does not any more is kept and marked, unless it is still returned for another. What goes wrong is kept in
     * {@link VideoLookUp#problem()}, and the mirror stays as it was.
     */
    VideoLookUp lookUp(ClientId client, String entityId);

    /**
     * Looks all known products and variants up, one after the other, the longest not asked first. Blocks. Open pages are told once, at the end.
     * Ends early when the API does not answer at all; the next refresh goes on with those that were not asked.
     */
    void refresh(ClientId client);

    /** Takes over a video that an operation of ours has made. */
    void made(ClientId client, ShopVideo video, UUID operation);

    /** As {@link #made}, for one that was made at {@code at} and not taken over then: what was seen of it since stays as it is. */
    void madeBefore(ClientId client, ShopVideo video, UUID operation, Instant at);

    /**
     * Remembers a video that an operation of ours has made and no answer named. The next answered look-ups of its product or variant look for it;
     * if exactly one that was not there before could be it, that is it. Nothing if what its operation made is known already.
     */
    void madeUnnamed(ClientId client, UnnamedVideo made);

    /** Those made here that are not identified, the last made first. */
    List<UnnamedVideo> unnamed(ClientId client);

    /** Takes over what an operation of ours has changed. */
    void changed(ClientId client, ShopVideo video);

    /** Notes that an operation of ours has deleted it. */
    void deleted(ClientId client, String id, UUID operation);
}
