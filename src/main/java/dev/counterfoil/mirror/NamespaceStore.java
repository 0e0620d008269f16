package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.upstream.partners.MetafieldNamespace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class NamespaceStore implements NamespaceMirror {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final JsonMapper json = JsonMapper.shared();

    NamespaceStore(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public List<SeenNamespace> remembered(ClientId client) {
        return jdbc.sql("select image, seen_at from mirror_namespace where client_id = ? order by path")
                .param(client.value())
                .query(this::read)
                .list();
    }

    @Override
    public Optional<SeenNamespace> remembered(ClientId client, String path) {
        return jdbc.sql("select image, seen_at from mirror_namespace where client_id = ? and path = ?")
                .params(client.value(), path)
                .query(this::read)
                .optional();
    }

    @Override
    public Map<String, Integer> populated(ClientId client) {
        Map<String, Integer> counts = new TreeMap<>();
        jdbc.sql("""
                select coalesce(namespace, '') as path, count(*) as definitions
                from mirror_definition where client_id = ? group by 1""").param(client.value()).query(row -> {
            counts.put(row.getString("path"), row.getInt("definitions"));
        });
        return counts;
    }

    @Override
    public void changed(ClientId client, String formerPath, MetafieldNamespace namespace) {
        String path = namespace.path().toString();
        if (!formerPath.equals(path)) {
            forget(client, formerPath);
        }
        jdbc.sql("""
                insert into mirror_namespace (client_id, path, image, seen_at) values (?, ?, ?, clock_timestamp())
                on conflict (client_id, path) do update set image = excluded.image, seen_at = excluded.seen_at""")
                .params(client.value(), path, json.writeValueAsString(namespace))
                .update();
        events.publishEvent(new MirrorRefreshed(client, true));
    }

    @Override
    public void gone(ClientId client, String path) {
        forget(client, path);
        events.publishEvent(new MirrorRefreshed(client, true));
    }

    private void forget(ClientId client, String path) {
        jdbc.sql("delete from mirror_namespace where client_id = ? and path = ?")
                .params(client.value(), path)
                .update();
    }

    private SeenNamespace read(ResultSet row, int number) throws SQLException {
        return new SeenNamespace(
                json.readValue(row.getString("image"), MetafieldNamespace.class),
                row.getTimestamp("seen_at").toInstant());
    }
}
