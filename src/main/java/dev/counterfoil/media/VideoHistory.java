package dev.counterfoil.media;

import dev.counterfoil.clients.Client;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.LedgerReader;
import dev.counterfoil.mirror.SeenVideo;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What the record says of a video. The API itself tells neither dates nor authors. */
@Service
public class VideoHistory {

    private final LedgerReader ledger;
    private final Rights rights;

    public VideoHistory(LedgerReader ledger, Rights rights) {
        this.ledger = ledger;
        this.rights = rights;
    }

    /** Newest first; empty for who may not read the client's part of the record. */
    public List<Entry> of(Actor actor, Client client, SeenVideo video, int limit) {
        if (!rights.may(actor, Permission.AUDIT_VIEW, client.id().value())) {
            return List.of();
        }
        Stream<Entry> changes = page(client, video.video().id(), null, limit);
        // Its creation was recorded before it had an ID.
        Stream<Entry> creation = video.madeBy() == null ? Stream.of() : page(client, null, video.madeBy(), limit);
        return Stream.concat(changes, creation)
                .sorted(Comparator.comparing(Entry::seq).reversed())
                .limit(limit)
                .toList();
    }

    private Stream<Entry> page(Client client, @Nullable String id, @Nullable UUID operation, int limit) {
        return ledger
                .page(
                        new LedgerReader.Query(
                                Set.of(client.id().value()),
                                id == null ? null : DeleteVideo.SUBJECT,
                                id == null ? null : Set.of(id),
                                operation,
                                null,
                                null,
                                true),
                        null,
                        limit)
                .stream();
    }
}
