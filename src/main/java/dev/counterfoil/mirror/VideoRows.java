package dev.counterfoil.mirror;

import static dev.counterfoil.mirror.VideoStore.storable;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.upstream.partners.ShopVideo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the tables of videos. */
@Component
class VideoRows {

    private static final String MATCHING = """

            where v.client_id = :client
              and (:entity::text is null or exists (
                 select from mirror_video_source s
                 where s.client_id = v.client_id and s.video_id = v.id and s.entity_id = :entity))
              and (:filter::text is null or v.search like :filter or exists (
                 select from mirror_video_source s
                 where s.client_id = v.client_id and s.video_id = v.id and lower(s.entity_id) like :filter))""";

    private static final String SELECT = """
            select v.*, array(
                select s.entity_id from mirror_video_source s
                left join mirror_video_lookup l on l.client_id = s.client_id and l.entity_id = s.entity_id
                where s.client_id = v.client_id and s.video_id = v.id and s.returned
                order by l.asked_at desc nulls last, s.entity_id) as returned_for
            from mirror_video v""";

    private static final String KNOWN = """
            select l.entity_id, l.asked_at, l.problem, (
                select count(*) from mirror_video_source s
                where s.client_id = l.client_id and s.entity_id = l.entity_id) as videos
            from mirror_video_lookup l where l.client_id = :client""";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    VideoRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SeenVideo> list(ClientId client, VideoQuery query, int offset, int limit) {
        return jdbc.sql(SELECT + MATCHING + " order by v.gone_since is not null, " + order(query)
                        + ", v.id offset :offset limit :limit")
                .param("client", client.value())
                .param("entity", query.entityId())
                .param("filter", pattern(query))
                .param("offset", offset)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    int count(ClientId client, VideoQuery query) {
        return jdbc.sql("select count(*) from mirror_video v" + MATCHING)
                .param("client", client.value())
                .param("entity", query.entityId())
                .param("filter", pattern(query))
                .query(Integer.class)
                .single();
    }

    private static String order(VideoQuery query) {
        String by = switch (query.sort()) {
            case CHANGED -> "coalesce(v.changed_at, v.first_seen_at)";
            case NAME -> "v.name";
        };
        return by + (query.descending() ? " desc" : "");
    }

    private static @Nullable String pattern(VideoQuery query) {
        String text = storable(query.filter().strip().toLowerCase(Locale.ROOT));
        return text.isEmpty()
                ? null
                : "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    Optional<SeenVideo> find(ClientId client, String id) {
        return jdbc.sql(SELECT + " where v.client_id = ? and v.id = ?")
                .params(client.value(), storable(id))
                .query(this::read)
                .optional();
    }

    /** Those of these that were ever seen, by ID; one statement. */
    Map<String, SeenVideo> find(ClientId client, Collection<ShopVideo> videos) {
        Map<String, SeenVideo> found = new HashMap<>();
        jdbc.sql(SELECT + " where v.client_id = ? and v.id = any(?)")
                .params(client.value(), VideoStore.ids(videos))
                .query(this::read)
                .list()
                .forEach(seen -> found.put(seen.video().id(), seen));
        return found;
    }

    List<VideoLookUp> known(ClientId client) {
        return jdbc.sql(KNOWN + " order by l.asked_at desc nulls last, l.entity_id")
                .param("client", client.value())
                .query(VideoRows::lookUp)
                .list();
    }

    Optional<VideoLookUp> known(ClientId client, String entityId) {
        return jdbc.sql(KNOWN + " and l.entity_id = :entity")
                .param("client", client.value())
                .param("entity", entityId)
                .query(VideoRows::lookUp)
                .optional();
    }

    /** That product or variant which was not asked for the longest since {@code moment}, be it in vain. */
    Optional<String> stalest(ClientId client, Instant moment) {
        return jdbc.sql("""
                select entity_id from mirror_video_lookup
                where client_id = ? and coalesce(greatest(asked_at, problem_at), '-infinity') < ?
                order by greatest(asked_at, problem_at) nulls first, entity_id limit 1""")
                .params(client.value(), Timestamp.from(moment))
                .query(String.class)
                .optional();
    }

    /** Those that this product or variant returned when it was last asked, and no other. */
    List<SeenVideo> onlyReturnedFor(ClientId client, String entityId) {
        return jdbc.sql(SELECT + """

                        where v.client_id = :client and v.gone_since is null and exists (
                              select from mirror_video_source s
                              where s.client_id = v.client_id and s.video_id = v.id and s.entity_id = :entity and s.returned)
                          and not exists (
                              select from mirror_video_source s
                              where s.client_id = v.client_id and s.video_id = v.id and s.entity_id <> :entity and s.returned)
                        order by v.id""")
                .param("client", client.value())
                .param("entity", entityId)
                .query(this::read)
                .list();
    }

    Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private SeenVideo read(ResultSet row, int number) throws SQLException {
        return new SeenVideo(
                json.readValue(row.getString("video"), ShopVideo.class),
                row.getTimestamp("seen_at").toInstant(),
                instant(row.getTimestamp("changed_at")),
                row.getObject("made_by", UUID.class),
                row.getObject("deleted_by", UUID.class),
                instant(row.getTimestamp("gone_since")),
                List.of((String[]) row.getArray("returned_for").getArray()));
    }

    private static VideoLookUp lookUp(ResultSet row, int number) throws SQLException {
        return new VideoLookUp(
                row.getString("entity_id"),
                instant(row.getTimestamp("asked_at")),
                row.getString("problem"),
                row.getInt("videos"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
