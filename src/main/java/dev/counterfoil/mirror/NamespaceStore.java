package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.MetafieldNamespace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    public List<MetafieldDefinition> nested(ClientId client) {
        // The text spares reading thousands that are shared into nothing.
        return jdbc.sql("""
                select definition from mirror_definition
                where client_id = ? and (namespace is not null or definition like '%"kind":"key"%')""")
                .param(client.value())
                .query((row, number) -> json.readValue(row.getString("definition"), MetafieldDefinition.class))
                .list();
    }

    @Override
    public int inReserved(ClientId client) {
        return jdbc.sql("select count(*) from mirror_definition where client_id = ? and namespace is null")
                .param(client.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public Set<String> former(ClientId client, String path) {
        return jdbc.sql("select unnest(former) from mirror_namespace where client_id = ? and path = ?")
                .params(client.value(), path)
                .query(String.class)
                .set();
    }

    @Override
    public void changed(ClientId client, String formerPath, MetafieldNamespace namespace) {
        String path = namespace.path().toString();
        jdbc.sql("""
                with gone as (
                    delete from mirror_namespace
                    where client_id = :client and path <> :path and (path = :former or uuid = nullif(:uuid, ''))
                    returning path, former)
                insert into mirror_namespace (client_id, path, uuid, image, seen_at, former)
                values (:client, :path, nullif(:uuid, ''), :image, clock_timestamp(),
                        array(select distinct known
                              from (select path as known from gone union select unnest(former) from gone union select :former) paths
                              where known <> :path))
                on conflict (client_id, path) do update
                set uuid = excluded.uuid, image = excluded.image, seen_at = excluded.seen_at,
                    former = array(select distinct unnest(mirror_namespace.former || excluded.former))""")
                .param("client", client.value())
                .param("path", path)
                .param("former", formerPath)
                .param("uuid", namespace.uuid())
                .param("image", json.writeValueAsString(namespace))
                .update();
        if (!formerPath.equals(path)) {
            moved(client, formerPath, path);
        }
        events.publishEvent(new MirrorRefreshed(client, true));
    }

    @Override
    public void gone(ClientId client, String path) {
        jdbc.sql("delete from mirror_namespace where client_id = ? and path = ?")
                .params(client.value(), path)
                .update();
        moved(client, path, null);
        events.publishEvent(new MirrorRefreshed(client, true));
    }

    /** Lets the grants of definitions follow, until the next reading says how they are; levels below are left to it. */
    private void moved(ClientId client, String from, @Nullable String to) {
        for (MetafieldDefinition definition : nested(client)) {
            Access access = definition.access();
            if (access != null && access.grants().stream().anyMatch(grant -> into(grant, from))) {
                List<Grant> grants = access.grants().stream()
                        .filter(grant -> to != null || !into(grant, from))
                        .map(grant ->
                                to != null && into(grant, from) ? new Grant(grant.kind(), to, grant.level()) : grant)
                        .toList();
                MetafieldDefinition now = definition.with(new Access(access.level(), grants));
                jdbc.sql("""
                        update mirror_definition
                        set definition = ?, within = array(select distinct unnest(within || ?))
                        where client_id = ? and uuid = ?""")
                        .params(
                                json.writeValueAsString(now),
                                Paths.within(now).toArray(String[]::new),
                                client.value(),
                                definition.uuid())
                        .update();
            }
        }
    }

    private static boolean into(Grant grant, String namespace) {
        return grant.kind().equals("key") && grant.grantee().equals(namespace);
    }

    private SeenNamespace read(ResultSet row, int number) throws SQLException {
        return new SeenNamespace(
                json.readValue(row.getString("image"), MetafieldNamespace.class),
                row.getTimestamp("seen_at").toInstant());
    }
}
