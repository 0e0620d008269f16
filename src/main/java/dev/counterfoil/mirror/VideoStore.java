package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.upstream.partners.ShopVideo;
import dev.counterfoil.upstream.partners.ShopVideo.RelatedProduct;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the tables of videos. Rows are written in the order of their IDs, so that two look-ups at once do not wait for each other in a circle. */
@Component
class VideoStore {

    private final JdbcClient jdbc;
    private final VideoSources sources;
    private final JsonMapper json = JsonMapper.shared();

    VideoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.sources = new VideoSources(jdbc);
    }

    /** Has another look-up of the same thing wait for the end of the transaction. */
    void oneAtATime(ClientId client, String entityId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 8))")
                .param(client + " " + entityId)
                .query((row, number) -> true)
                .single();
    }

    /**
     * Writes what a look-up that began at {@code began} returned; what it does not return any more is marked. What was seen since, and what
     * is in {@code unsettled}, stays as it is. Call it in a transaction.
     */
    void answered(ClientId client, String entityId, List<ShopVideo> returned, Set<String> unsettled, Instant began) {
        Set<String> left = since(client, "changed_at", returned, began);
        left.addAll(unsettled);
        Set<String> newer = since(client, "seen_at", returned, began);
        List<ShopVideo> taken = List.copyOf(inOrder(returned, left));
        see(client, inOrder(taken, newer), false, null);
        returned(client, ids(taken));
        sources.add(client, taken, video -> {
            Map<String, Optional<Boolean>> of = nothingReturned(video);
            of.put(entityId, Optional.of(true));
            return of;
        });
        jdbc.sql("""
                update mirror_video_source s set returned = false from mirror_video v
                where s.client_id = :client and s.entity_id = :entity and s.returned and s.video_id <> all(:ids)
                      and v.client_id = s.client_id and v.id = s.video_id and v.seen_at < :began""")
                .param("client", client.value())
                .param("entity", entityId)
                .param(
                        "ids",
                        Stream.concat(returned.stream().map(ShopVideo::id), unsettled.stream())
                                .map(VideoStore::storable)
                                .toArray(String[]::new))
                .param("began", Timestamp.from(began))
                .update();
        jdbc.sql("""
                update mirror_video v set gone_since = clock_timestamp()
                where v.client_id = :client and v.gone_since is null and not exists (
                    select from mirror_video_source s
                    where s.client_id = v.client_id and s.video_id = v.id and s.returned)""").param("client", client.value()).update();
        jdbc.sql("""
                insert into mirror_video_lookup (client_id, entity_id, asked_at) values (:client, :entity, :began)
                on conflict (client_id, entity_id) do update set asked_at = excluded.asked_at, problem = null, problem_at = null""")
                .param("client", client.value())
                .param("entity", entityId)
                .param("began", Timestamp.from(began))
                .update();
    }

    /** Those among them whose {@code column} is {@code moment} or later. */
    private Set<String> since(ClientId client, String column, List<ShopVideo> videos, Instant moment) {
        return new HashSet<>(
                jdbc.sql("select id from mirror_video where client_id = ? and id = any(?) and " + column + " >= ?")
                        .params(client.value(), ids(videos), Timestamp.from(moment))
                        .query(String.class)
                        .list());
    }

    void failed(ClientId client, String entityId, String problem) {
        jdbc.sql("""
                insert into mirror_video_lookup (client_id, entity_id, problem, problem_at) values (:client, :entity, :problem, clock_timestamp())
                on conflict (client_id, entity_id) do update set problem = excluded.problem, problem_at = excluded.problem_at""")
                .param("client", client.value())
                .param("entity", entityId)
                .param("problem", problem)
                .update();
    }

    /**
     * Writes what a change of ours has made of it: it counts as returned for what it is tied to now, and for nothing else. Call it in a
     * transaction.
     */
    void changed(ClientId client, ShopVideo video, @Nullable UUID madeBy) {
        see(client, List.of(video), true, madeBy);
        returned(client, ids(List.of(video)));
        jdbc.sql("delete from mirror_video_source where client_id = ? and video_id = ?")
                .params(client.value(), storable(video.id()))
                .update();
        Set<String> returning = returning(video);
        sources.add(client, List.of(video), one -> {
            Map<String, Optional<Boolean>> of = nothingReturned(one);
            returning.forEach(entity -> of.put(entity, Optional.of(true)));
            return of;
        });
        know(client, returning);
    }

    /** Has these products and variants asked for their videos from now on. */
    void know(ClientId client, Set<String> entities) {
        jdbc.sql(
                        "insert into mirror_video_lookup (client_id, entity_id) select ?, entity from unnest(?) entity on conflict do nothing")
                .params(client.value(), entities.toArray(String[]::new))
                .update();
    }

    /** Notes whose doing a video is that is known already; false if it is not known. */
    boolean madeBy(ClientId client, String id, UUID operation) {
        return jdbc.sql("update mirror_video set made_by = coalesce(made_by, ?) where client_id = ? and id = ?")
                        .params(operation, client.value(), storable(id))
                        .update()
                == 1;
    }

    /** What was made at {@code at} and not written down then, nor seen since, was true then. Call it after {@link #changed}, in its transaction. */
    void backdate(ClientId client, String id, Instant at) {
        jdbc.sql(
                        "update mirror_video set first_seen_at = :at, seen_at = :at, changed_at = :at where client_id = :client and id = :id")
                .param("at", Timestamp.from(at))
                .param("client", client.value())
                .param("id", storable(id))
                .update();
    }

    /** Call it in a transaction. */
    void deleted(ClientId client, String id, UUID operation) {
        jdbc.sql("""
                update mirror_video set deleted_by = :operation, gone_since = clock_timestamp(), changed_at = clock_timestamp(),
                       seen_at = clock_timestamp()
                where client_id = :client and id = :id""")
                .param("operation", operation)
                .param("client", client.value())
                .param("id", id)
                .update();
        jdbc.sql("update mirror_video_source set returned = false where client_id = ? and video_id = ? and returned")
                .params(client.value(), id)
                .update();
    }

    /** One statement, however many. */
    private void see(ClientId client, Collection<ShopVideo> videos, boolean changedNow, @Nullable UUID madeBy) {
        jdbc.sql("""
                insert into mirror_video (client_id, id, video, first_seen_at, seen_at, changed_at, made_by)
                select :client, v.id, v.video, clock_timestamp(), clock_timestamp(), case when :changed then clock_timestamp() end, :madeBy
                from unnest(:ids, :videos) as v(id, video)
                on conflict (client_id, id) do update
                set video = excluded.video, seen_at = excluded.seen_at, changed_at = coalesce(excluded.changed_at, mirror_video.changed_at),
                    made_by = coalesce(excluded.made_by, mirror_video.made_by)""")
                .param("client", client.value())
                .param("ids", ids(videos))
                .param("videos", videos.stream().map(json::writeValueAsString).toArray(String[]::new))
                .param("changed", changedNow)
                .param("madeBy", madeBy, Types.OTHER)
                .update();
    }

    private void returned(ClientId client, String[] ids) {
        jdbc.sql("""
                update mirror_video set gone_since = null, deleted_by = null
                where client_id = ? and id = any(?) and (gone_since is not null or deleted_by is not null)""").params(client.value(), ids).update();
    }

    /** Without these, each once, in the order of their IDs. */
    private static Collection<ShopVideo> inOrder(Collection<ShopVideo> videos, Set<String> without) {
        SortedMap<String, ShopVideo> byId = new TreeMap<>();
        videos.stream().filter(video -> !without.contains(video.id())).forEach(video -> byId.put(video.id(), video));
        return byId.values();
    }

    static String[] ids(Collection<ShopVideo> videos) {
        return videos.stream().map(video -> storable(video.id())).toArray(String[]::new);
    }

    private static Map<String, Optional<Boolean>> nothingReturned(ShopVideo video) {
        Map<String, Optional<Boolean>> all = new TreeMap<>();
        tied(video).forEach(entity -> all.put(entity, Optional.empty()));
        return all;
    }

    /** All products and variants it is tied to. */
    private static Set<String> tied(ShopVideo video) {
        Set<String> all = new TreeSet<>();
        for (RelatedProduct product : video.relatedProducts()) {
            all.add(storable(product.productId()));
            if (product.productVariantId() != null) {
                all.add(storable(product.productVariantId()));
            }
        }
        return all;
    }

    /** What surely returns it: the reference does not say that a product returns videos that are narrowed to one of its variants. */
    private static Set<String> returning(ShopVideo video) {
        Set<String> all = new TreeSet<>();
        for (RelatedProduct product : video.relatedProducts()) {
            String variant = product.productVariantId();
            all.add(storable(variant == null ? product.productId() : variant));
        }
        return all;
    }

    /** PostgreSQL's text holds no NUL; it is shown as the replacement character. */
    static String storable(String text) {
        return text.replace('\u0000', '\uFFFD');
    }
}
