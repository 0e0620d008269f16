package dev.counterfoil.mirror;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.mirror.Found.Alias;
import dev.counterfoil.mirror.Found.Kind;
import dev.counterfoil.upstream.partners.Partners;
import dev.counterfoil.upstream.partners.ShopVideo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What one answered look-up of a product or variant means: the videos that are not as they were last seen, and whose doing that is. */
@Component
class VideoRound {

    static final String SUBJECT = "shopVideo";

    private final VideoStore store;
    private final VideoRows rows;
    private final UnnamedVideos unnamed;
    private final Partners partners;
    private final OwnChanges own;
    private final Ledger ledger;
    private final OutsideTask task;

    VideoRound(
            VideoStore store,
            VideoRows rows,
            UnnamedVideos unnamed,
            Partners partners,
            OwnChanges own,
            Ledger ledger,
            OutsideTask task) {
        this.store = store;
        this.rows = rows;
        this.unnamed = unnamed;
        this.partners = partners;
        this.own = own;
        this.ledger = ledger;
        this.task = task;
    }

    /** Records what no operation explains and lets the mirror take over what is clear; what is not is left for the next round. In the caller's transaction. */
    void take(Client client, String entityId, List<ShopVideo> returned, Instant began) {
        ClientId id = client.id();
        store.oneAtATime(id, entityId);
        Instant previous = rows.known(id, entityId).map(VideoLookUp::askedAt).orElse(null);
        List<Found> found = differences(id, entityId, returned, began, previous);
        List<OwnChanges.Own> ours =
                found.isEmpty() ? List.of() : own.since(previous == null ? Instant.EPOCH : previous);
        Instant now = rows.now();
        Set<String> unsettled = new HashSet<>();
        List<EntryDraft> entries = new ArrayList<>();
        int outside = 0;
        for (Found each : found) {
            switch (each.explain(ours, began, SUBJECT, "")) {
                case UNSETTLED -> unsettled.add(each.id());
                case OURS -> {}
                case OUTSIDE -> {
                    boolean existed = each.knownSince() == null && each.before() == null;
                    entries.add(
                            existed
                                    ? OutsideEntries.existed(client, SUBJECT, each)
                                    : OutsideEntries.outside(client, SUBJECT, each, now));
                    outside += existed ? 0 : 1;
                }
            }
        }
        store.answered(id, entityId, returned, unsettled, began);
        unnamed.lookIn(id, entityId, returned, began);
        if (!entries.isEmpty()) {
            task.hold(id);
            long last = ledger.append(entries).getLast().seq();
            if (outside > 0) {
                task.raise(client, outside, last);
            }
        }
    }

    private List<Found> differences(
            ClientId client, String entityId, List<ShopVideo> returned, Instant began, @Nullable Instant previous) {
        List<Found> found = new ArrayList<>();
        Set<String> there = new HashSet<>();
        Map<String, SeenVideo> seen = rows.find(client, returned);
        for (ShopVideo is : returned) {
            there.add(is.id());
            SeenVideo was = seen.get(is.id());
            if (was == null || was.goneSince() != null && was.seenAt().isBefore(began)) {
                // One that was seen before and came back was last known to be gone.
                Instant known = was == null ? previous : was.goneSince();
                found.add(found(client, Kind.ADDED, is, null, is, Set.of(), known));
            } else if (was.seenAt().isBefore(began)) {
                Set<String> fields = Alikeness.differing(was.video(), is);
                if (!fields.isEmpty()) {
                    found.add(found(client, Kind.CHANGED, is, was.video(), is, fields, was.seenAt()));
                }
            }
        }
        for (SeenVideo was : rows.onlyReturnedFor(client, entityId)) {
            ShopVideo video = was.video();
            if (!there.contains(video.id()) && was.seenAt().isBefore(began)) {
                found.add(found(client, Kind.REMOVED, video, video, null, Set.of(), was.seenAt()));
            }
        }
        return found;
    }

    private Found found(
            ClientId client,
            Kind kind,
            ShopVideo video,
            @Nullable ShopVideo was,
            @Nullable ShopVideo is,
            Set<String> fields,
            @Nullable Instant known) {
        return new Found(
                kind,
                video.id(),
                video.id(),
                fileName(video.videoUrl()),
                Set.of(
                        new Alias(client.value(), video.id()),
                        // Before it exists, an operation can call it by its address only.
                        new Alias(client.value(), "videoUrl:" + video.videoUrl())),
                Set.of(),
                fields,
                was == null ? null : partners.image(was),
                is == null ? null : partners.image(is),
                known);
    }

    /** Videos have no name: people know them by the file their address ends with. */
    private static String fileName(String url) {
        String path = url.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isBlank() ? url : name;
    }
}
