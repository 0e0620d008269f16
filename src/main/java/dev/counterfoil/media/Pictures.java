package dev.counterfoil.media;

import dev.counterfoil.outbound.GetFailedException;
import dev.counterfoil.outbound.PublicGet;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Preview pictures of videos, got from wherever they are and encoded anew. What was shown is kept for a while; what could not be is tried again
 * after a minute.
 */
@Service
public class Pictures {

    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    /** What our decoders read; servers that have a choice send one of these. */
    private static final String ACCEPT = "image/png, image/jpeg, image/webp;q=0.8, image/gif;q=0.5";

    private static final int KEPT = 200;
    private static final long KEPT_BYTES = 32L << 20;
    private static final long KEPT_FOR = Duration.ofMinutes(10).toNanos();
    private static final long FAILED_FOR = Duration.ofMinutes(1).toNanos();
    private static final int WAIT_SECONDS = 5;

    private final PublicGet source;
    private final Rights rights;
    private final Semaphore getting = new Semaphore(8);
    private final Semaphore decoding = new Semaphore(2);
    private final SequencedMap<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long keptBytes;

    public Pictures(PublicGet source, Rights rights) {
        this.source = source;
        this.rights = rights;
    }

    /**
     * The picture at this address, or a neutral one in its place. Blocks: never call it with a Vaadin session locked.
     *
     * @param clientId whose video shows it
     * @return empty if the actor may not see the client's videos; nothing is got then
     */
    public Optional<Picture> get(Actor actor, UUID clientId, String url, Picture.Size size) {
        if (!rights.may(actor, Permission.MEDIA_VIEW, clientId)) {
            return Optional.empty();
        }
        Key key = new Key(url, size);
        Picture known = known(key);
        if (known != null) {
            return Optional.of(known);
        }
        Picture got = got(url, size);
        keep(key, got);
        return Optional.of(got);
    }

    /**
     * Why a neutral picture was shown in the place of this one, when it was got last; asks nobody.
     *
     * @return empty if it was shown, was not asked for lately, or may not be seen by the actor
     */
    public Optional<NoPicture> whyNot(Actor actor, UUID clientId, String url, Picture.Size size) {
        if (!rights.may(actor, Permission.MEDIA_VIEW, clientId)) {
            return Optional.empty();
        }
        synchronized (kept) {
            Kept found = kept.get(new Key(url, size));
            return found == null
                    ? Optional.empty()
                    : Optional.ofNullable(found.picture().instead());
        }
    }

    /** Those that were not asked for longest go, until the others fit both bounds. */
    private void keep(Key key, Picture got) {
        synchronized (kept) {
            Kept before = kept.put(key, new Kept(got, System.nanoTime()));
            keptBytes +=
                    got.bytes().length - (before == null ? 0 : before.picture().bytes().length);
            while (kept.size() > KEPT || keptBytes > KEPT_BYTES) {
                keptBytes -= kept.pollFirstEntry().getValue().picture().bytes().length;
            }
        }
    }

    private @Nullable Picture known(Key key) {
        synchronized (kept) {
            Kept found = kept.get(key);
            return found == null
                            || System.nanoTime() - found.at() > (found.picture().real() ? KEPT_FOR : FAILED_FOR)
                    ? null
                    : found.picture();
        }
    }

    private Picture got(String url, Picture.Size size) {
        try {
            byte[] file = within(getting, () -> source.get(URI.create(url), ACCEPT));
            return within(decoding, () -> PictureCodec.encode(file, size));
        } catch (GetFailedException failed) {
            return insteadOf(why(failed.why()));
        } catch (UnfitPictureException unfit) {
            return insteadOf(unfit.why());
        } catch (IllegalArgumentException noAddress) {
            return insteadOf(NoPicture.ADDRESS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return insteadOf(NoPicture.BUSY);
        } catch (Exception unexpected) {
            LOG.warn("A preview picture is not shown: {}", unexpected.getClass().getName());
            return Placeholder.insteadOf(NoPicture.FAULT);
        }
    }

    private static Picture insteadOf(NoPicture why) {
        LOG.debug("A preview picture is not shown: {}", why);
        return Placeholder.insteadOf(why);
    }

    private static NoPicture why(GetFailedException.Why why) {
        return switch (why) {
            case NOT_A_URL, REFUSED -> NoPicture.ADDRESS;
            case UNREACHABLE -> NoPicture.UNREACHABLE;
            case TIMED_OUT -> NoPicture.TIMED_OUT;
            case NOT_FOUND -> NoPicture.NOT_FOUND;
            case REDIRECTED -> NoPicture.REDIRECTED;
            case STATUS -> NoPicture.ERROR;
            case TOO_LARGE -> NoPicture.TOO_LARGE;
        };
    }

    /** Many pictures at once wait for each other, and not for long. */
    private static <T> T within(Semaphore limit, Work<T> work) throws Exception {
        if (!limit.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new UnfitPictureException(NoPicture.BUSY);
        }
        try {
            return work.run();
        } finally {
            limit.release();
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws Exception;
    }

    private record Key(String url, Picture.Size size) {}

    private record Kept(Picture picture, long at) {}
}
