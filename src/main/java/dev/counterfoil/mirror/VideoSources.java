package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.upstream.partners.ShopVideo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which products and variants videos are tied to, and which of them return them. */
final class VideoSources {

    private final JdbcClient jdbc;

    VideoSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds to what is known of these; one statement, however many.
     *
     * @param videos each once, in the order of their IDs
     * @param entities for each product or variant of one whether it returns it; empty: as far as is known already
     */
    void add(
            ClientId client,
            Collection<ShopVideo> videos,
            Function<ShopVideo, Map<String, Optional<Boolean>>> entities) {
        List<String> ids = new ArrayList<>();
        List<String> of = new ArrayList<>();
        List<Boolean> returned = new ArrayList<>();
        for (ShopVideo video : videos) {
            entities.apply(video).forEach((entity, returns) -> {
                ids.add(VideoStore.storable(video.id()));
                of.add(entity);
                returned.add(returns.orElse(null));
            });
        }
        jdbc.sql("""
                insert into mirror_video_source (client_id, video_id, entity_id, returned)
                select :client, s.video, s.entity, s.returned from unnest(:ids, :of, :returned) as s(video, entity, returned)
                on conflict (client_id, video_id, entity_id) do update
                set returned = coalesce(excluded.returned, mirror_video_source.returned)""")
                .param("client", client.value())
                .param("ids", ids.toArray(String[]::new))
                .param("of", of.toArray(String[]::new))
                .param("returned", returned.toArray(Boolean[]::new))
                .update();
    }
}
