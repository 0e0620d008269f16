package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.upstream.partners.ShopVideo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Videos made here that no answer named, and how they are found: the first list of their product that was asked for afterwards and holds exactly
 * one that could be it. Where more than one could be, or none is there for a while, it stays unnamed for good: what comes later may be another's.
 */
@Component
class UnnamedVideos {

    /** So long after it was made a list may lag behind. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final VideoStore store;
    private final VideoRows rows;
    private final JsonMapper json = JsonMapper.shared();

    UnnamedVideos(JdbcClient jdbc, VideoStore store, VideoRows rows) {
        this.jdbc = jdbc;
        this.store = store;
        this.rows = rows;
    }

    /** Nothing if its operation has made a video that is known, or is there already. Call it in a transaction. */
    void add(ClientId client, UnnamedVideo made) {
        jdbc.sql("""
                insert into mirror_video_unnamed (operation_id, client_id, entity_id, sent, before_ids, entry_seq, made_at)
                select :operation, :client, :entity, :sent, :before, :entry, :madeAt
                where not exists (select from mirror_video where client_id = :client and made_by = :operation)
                on conflict do nothing""")
                .param("operation", made.operation())
                .param("client", client.value())
                .param("entity", VideoStore.storable(made.entityId()))
                .param("sent", json.writeValueAsString(made.sent()))
                .param(
                        "before",
                        made.before().stream().map(VideoStore::storable).toArray(String[]::new))
                .param("entry", made.entry())
                .param("madeAt", Timestamp.from(made.madeAt()))
                .update();
        store.know(client, Set.of(VideoStore.storable(made.entityId())));
    }

    List<UnnamedVideo> of(ClientId client) {
        return jdbc.sql("select * from mirror_video_unnamed where client_id = ? order by made_at desc, operation_id")
                .param(client.value())
                .query(this::read)
                .list();
    }

    /** Looks for those of a product or variant in what it returned. Call it in the transaction in which the mirror took that over. */
    void lookIn(ClientId client, String entityId, List<ShopVideo> returned, Instant began) {
        List<UnnamedVideo> sought = sought(client, entityId, began);
        if (sought.isEmpty()) {
            return;
        }
        Map<String, SeenVideo> seen = rows.find(client, returned);
        Set<String> taken = new HashSet<>();
        seen.forEach((id, video) -> {
            if (video.madeBy() != null) {
                taken.add(id);
            }
        });
        for (UnnamedVideo one : sought) {
            List<String> alike = returned.stream()
                    .filter(one::couldBe)
                    .map(ShopVideo::id)
                    .filter(id -> !taken.contains(id))
                    .toList();
            if (alike.size() == 1 && seen.containsKey(alike.getFirst())) {
                store.madeBy(client, alike.getFirst(), one.operation());
                taken.add(alike.getFirst());
                jdbc.sql("delete from mirror_video_unnamed where operation_id = ?")
                        .param(one.operation())
                        .update();
            } else if (alike.size() > 1
                    || alike.isEmpty() && began.isAfter(one.madeAt().plus(PATIENCE))) {
                jdbc.sql("update mirror_video_unnamed set given_up_at = clock_timestamp() where operation_id = ?")
                        .param(one.operation())
                        .update();
            }
        }
    }

    /** The last made first: what one of them made was there already for the next, but not the other way round. */
    private List<UnnamedVideo> sought(ClientId client, String entityId, Instant began) {
        return jdbc.sql("""
                select * from mirror_video_unnamed
                where client_id = ? and entity_id = ? and given_up_at is null and since <= ?
                order by made_at desc, operation_id""")
                .params(client.value(), VideoStore.storable(entityId), Timestamp.from(began))
                .query(this::read)
                .list();
    }

    private UnnamedVideo read(ResultSet row, int number) throws SQLException {
        Timestamp givenUp = row.getTimestamp("given_up_at");
        return new UnnamedVideo(
                row.getObject("operation_id", UUID.class),
                row.getString("entity_id"),
                json.readValue(row.getString("sent"), ShopVideo.class),
                Set.of((String[]) row.getArray("before_ids").getArray()),
                row.getLong("entry_seq"),
                row.getTimestamp("made_at").toInstant(),
                givenUp == null ? null : givenUp.toInstant());
    }
}
