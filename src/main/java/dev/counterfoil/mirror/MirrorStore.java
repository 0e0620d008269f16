package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The mirror's tables. */
@Component
class MirrorStore {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    MirrorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SeenDefinition> list(ClientId client, DefinitionQuery query, int offset, int limit) {
        String direction = query.descending() ? " desc" : "";
        String order = switch (query.sort()) {
            case KEY -> "key" + direction;
            case NAME -> "lower(name)" + direction + " nulls last, key";
            case TYPE -> "type" + direction + ", key";
            case CHANGED -> "changed_at" + direction + " nulls last, key";
        };
        return jdbc.sql("select definition, seen_at, changed_at, former from mirror_definition where " + matching(query)
                        + " order by " + order + ", uuid offset :offset limit :limit")
                .params(matched(client, query))
                .param("offset", offset)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    int count(ClientId client, DefinitionQuery query) {
        return jdbc.sql("select count(*) from mirror_definition where " + matching(query))
                .params(matched(client, query))
                .query(Integer.class)
                .single();
    }

    /** Only what is asked for stands in the statement, so that each has a plan of its own. */
    private static String matching(DefinitionQuery query) {
        DefinitionNarrowing to = query.narrowing();
        StringBuilder where = new StringBuilder("client_id = :client");
        if (!query.filter().isBlank()) {
            where.append(" and search like :filter");
        }
        if (to.type() != null) {
            where.append(" and type = :type");
        }
        if (to.namespace() != null) {
            where.append(isOwn(to) ? " and namespace is null" : " and namespace = :namespace");
        }
        if (isUnshared(to)) {
            where.append(" and shared = '{}'");
        } else if (!to.word().isEmpty()) {
            where.append(" and :shared = any (shared)");
        }
        return where.toString();
    }

    private static Map<String, Object> matched(ClientId client, DefinitionQuery query) {
        DefinitionNarrowing to = query.narrowing();
        Map<String, Object> values = new HashMap<>();
        values.put("client", client.value());
        values.put("filter", containing(query.filter().strip().toLowerCase(Locale.ROOT)));
        values.put("type", storable(Objects.requireNonNullElse(to.type(), "")));
        values.put("namespace", storable(Objects.requireNonNullElse(to.namespace(), "")));
        values.put("shared", storable(to.word()));
        return values;
    }

    private static boolean isOwn(DefinitionNarrowing to) {
        return DefinitionNarrowing.OWN.equals(to.namespace());
    }

    private static boolean isUnshared(DefinitionNarrowing to) {
        return DefinitionNarrowing.NOBODY.equals(to.with());
    }

    DefinitionChoices choices(ClientId client) {
        return jdbc.sql("""
                select coalesce(array_agg(distinct type), '{}') as types,
                       coalesce(array_agg(distinct namespace) filter (where namespace is not null), '{}') as namespaces
                from mirror_definition where client_id = ?""")
                .param(client.value())
                .query((row, number) -> new DefinitionChoices(
                        List.of((String[]) row.getArray("types").getArray()),
                        List.of((String[]) row.getArray("namespaces").getArray())))
                .single();
    }

    private static String containing(String text) {
        return "%" + storable(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    List<PlacedDefinition> search(Rights.Reach reach, @Nullable ClientId near, String words, int limit) {
        String text = storable(words.strip().toLowerCase(Locale.ROOT));
        if (text.isEmpty() || !reach.all() && reach.clients().isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select client_id, coalesce(namespace || '.', '') || key as path, name from mirror_definition
                where (:all or client_id = any (:clients))
                  and lower(coalesce(namespace || '.', '') || key || ' ' || coalesce(name, '')) like all (:patterns)
                order by lower(key) = :text desc, client_id is not distinct from :near desc, starts_with(lower(key), :text) desc,
                         key, client_id limit :limit""")
                .param("all", reach.all())
                .param("clients", reach.clients().toArray(UUID[]::new))
                .param(
                        "patterns",
                        Stream.of(text.split("\\s+"))
                                .map(MirrorStore::containing)
                                .toArray(String[]::new))
                .param("text", text)
                .param("near", near == null ? null : near.value(), Types.OTHER)
                .param("limit", limit)
                .query((row, number) -> new PlacedDefinition(
                        new ClientId(row.getObject("client_id", UUID.class)),
                        row.getString("path"),
                        row.getString("name")))
                .list();
    }

    Optional<SeenDefinition> find(ClientId client, String uuid) {
        return jdbc.sql(
                        "select definition, seen_at, changed_at, former from mirror_definition where client_id = ? and uuid = ?")
                .params(client.value(), uuid)
                .query(this::read)
                .optional();
    }

    Set<KeyPair> known(ClientId client, Collection<KeyPair> paths) {
        return jdbc
                .sql("""
                select asked.namespace, asked.key from unnest(:namespaces, :keys) as asked(namespace, key)
                where exists (select from mirror_definition d where d.client_id = :client and d.key = asked.key
                                                               and d.namespace is not distinct from asked.namespace)""")
                .param(
                        "namespaces",
                        paths.stream()
                                .map(path -> path.namespace() == null ? null : storable(path.namespace()))
                                .toArray(String[]::new))
                .param("keys", paths.stream().map(path -> storable(path.key())).toArray(String[]::new))
                .param("client", client.value())
                .query((row, number) -> new KeyPair(row.getString("namespace"), row.getString("key")))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    Optional<SeenDefinition> find(ClientId client, KeyPair path) {
        return jdbc.sql("""
                select definition, seen_at, changed_at, former from mirror_definition
                where client_id = :client and key = :key and namespace is not distinct from :namespace order by uuid limit 1""")
                .param("client", client.value())
                .param("key", storable(path.key()))
                .param("namespace", path.namespace() == null ? null : storable(path.namespace()))
                .query(this::read)
                .optional();
    }

    MirrorState state(ClientId client) {
        return states(List.of(client)).getOrDefault(client, MirrorState.NEVER);
    }

    /** For each of these, also where it was never read. */
    Map<ClientId, MirrorState> states(Collection<ClientId> clients) {
        Map<ClientId, MirrorState> states = new LinkedHashMap<>();
        clients.forEach(client -> states.put(client, MirrorState.NEVER));
        jdbc.sql("""
                select client_id, fetched_at, coalesce(leased_until > clock_timestamp(), false) as refreshing, problem
                from mirror_refresh where client_id = any (?)""").param(ids(clients)).query(row -> {
            states.put(
                    new ClientId(row.getObject("client_id", UUID.class)),
                    new MirrorState(
                            instant(row.getTimestamp("fetched_at")),
                            row.getBoolean("refreshing"),
                            row.getString("problem")));
        });
        return states;
    }

    /** What other clients see under these UUIDs. */
    Map<ClientId, List<MetafieldDefinition>> elsewhere(ClientId client, Collection<String> uuids) {
        Map<ClientId, List<MetafieldDefinition>> all = new HashMap<>();
        jdbc.sql("select client_id, definition from mirror_definition where uuid = any (?) and client_id <> ?")
                .params(uuids.stream().map(MirrorStore::storable).toArray(String[]::new), client.value())
                .query(row -> {
                    all.computeIfAbsent(new ClientId(row.getObject("client_id", UUID.class)), id -> new ArrayList<>())
                            .add(json.readValue(row.getString("definition"), MetafieldDefinition.class));
                });
        return all;
    }

    private static UUID[] ids(Collection<ClientId> clients) {
        return clients.stream().map(ClientId::value).toArray(UUID[]::new);
    }

    /** True for one caller at a time, until it ends or its lease does. */
    boolean begin(ClientId client, UUID run, Duration lease) {
        return jdbc.sql("""
                insert into mirror_refresh (client_id, run, leased_until)
                values (:client, :run, clock_timestamp() + make_interval(secs => :lease))
                on conflict (client_id) do update set run = excluded.run, leased_until = excluded.leased_until
                where mirror_refresh.leased_until is null or mirror_refresh.leased_until < clock_timestamp()""")
                        .param("client", client.value())
                        .param("run", run)
                        .param("lease", lease.toMillis() / 1000.0)
                        .update()
                == 1;
    }

    /** Goes on for as long again; false if another has taken over since the lease had ended. */
    boolean extend(ClientId client, UUID run, Duration lease) {
        return jdbc.sql("""
                update mirror_refresh set leased_until = clock_timestamp() + make_interval(secs => :lease)
                where client_id = :client and run = :run""")
                        .param("lease", lease.toMillis() / 1000.0)
                        .param("client", client.value())
                        .param("run", run)
                        .update()
                == 1;
    }

    /**
     * One statement for a page, however long.
     *
     * @param began when the page was asked for: what was seen later stays; null for what is newer than anything seen
     */
    void see(ClientId client, @Nullable Instant began, List<MetafieldDefinition> page, boolean changedNow) {
        if (page.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into mirror_definition (client_id, uuid, namespace, key, name, description, type, definition, within, shared, seen_at, changed_at)
                select :client, d.uuid, d.namespace, d.key, d.name, d.description, d.type, d.definition, string_to_array(d.within, E'\\n'),
                       string_to_array(d.shared, E'\\n'), clock_timestamp(),
                       case when :changed then clock_timestamp() end
                from unnest(:uuids, :namespaces, :keys, :names, :descriptions, :types, :definitions, :within, :shared)
                     as d(uuid, namespace, key, name, description, type, definition, within, shared)
                on conflict (client_id, uuid) do update
                set namespace = excluded.namespace, key = excluded.key, name = excluded.name, description = excluded.description,
                    type = excluded.type, definition = excluded.definition, shared = excluded.shared,
                    within = array(select distinct unnest(mirror_definition.within || excluded.within)),
                    seen_at = excluded.seen_at, changed_at = coalesce(excluded.changed_at, mirror_definition.changed_at),
                    former = case when (mirror_definition.namespace, mirror_definition.key)
                                       is not distinct from (excluded.namespace, excluded.key) then mirror_definition.former
                             else array_append(mirror_definition.former,
                                               coalesce(mirror_definition.namespace || '.', '') || mirror_definition.key) end
                where :began::timestamptz is null or mirror_definition.seen_at < :began""")
                .param("client", client.value())
                .param("began", began == null ? null : Timestamp.from(began))
                .param("changed", changedNow)
                .param("uuids", texts(page, MetafieldDefinition::uuid))
                .param("namespaces", texts(page, MetafieldDefinition::namespace))
                .param("keys", texts(page, MetafieldDefinition::key))
                .param("names", texts(page, MetafieldDefinition::name))
                .param("descriptions", texts(page, MetafieldDefinition::description))
                .param("types", texts(page, MetafieldDefinition::type))
                .param("definitions", texts(page, json::writeValueAsString))
                .param("within", texts(page, definition -> String.join("\n", Paths.within(definition))))
                .param("shared", texts(page, MirrorStore::shared))
                .update();
    }

    /** Null where the API did not say who has access. */
    private static @Nullable String shared(MetafieldDefinition definition) {
        MetafieldDefinition.Access access = definition.access();
        return access == null
                ? null
                : Stream.concat(
                                access.level() == null
                                        ? Stream.of()
                                        : DefinitionNarrowing.words(DefinitionNarrowing.ANYBODY, access.level())
                                                .stream(),
                                access.grants().stream()
                                        .flatMap(grant ->
                                                DefinitionNarrowing.words(grant.grantee(), grant.level()).stream()))
                        .distinct()
                        .collect(Collectors.joining("\n"));
    }

    /** Remembers a path that the record uses for it, if it is another than its own. */
    void knownAs(ClientId client, MetafieldDefinition definition, String path) {
        if (!definition.path().toString().equals(path)) {
            jdbc.sql("""
                    update mirror_definition set former = array_append(former, :path)
                    where client_id = :client and uuid = :uuid and not (:path = any (former))""")
                    .param("client", client.value())
                    .param("uuid", storable(definition.uuid()))
                    .param("path", storable(path))
                    .update();
        }
    }

    /** All of a client, by UUID. */
    Map<String, SeenDefinition> rows(ClientId client) {
        Map<String, SeenDefinition> all = new HashMap<>();
        jdbc.sql("select definition, seen_at, changed_at, former from mirror_definition where client_id = ?")
                .param(client.value())
                .query(this::read)
                .list()
                .forEach(seen -> all.put(seen.definition().uuid(), seen));
        return all;
    }

    /** Forgets these, unless they were changed by us since {@code began}. */
    void remove(ClientId client, Instant began, List<String> uuids) {
        if (!uuids.isEmpty()) {
            jdbc.sql("delete from mirror_definition where client_id = ? and uuid = any(?) and seen_at < ?")
                    .params(
                            client.value(),
                            uuids.stream().map(MirrorStore::storable).toArray(String[]::new),
                            Timestamp.from(began))
                    .update();
        }
    }

    /** Forgets it on every client; returns on which it was known. */
    List<ClientId> forget(String uuid) {
        return jdbc
                .sql("delete from mirror_definition where uuid = ? returning client_id")
                .param(storable(uuid))
                .query(UUID.class)
                .list()
                .stream()
                .map(ClientId::new)
                .toList();
    }

    /** Clients on which definitions were seen within a namespace of one of these keys. */
    Set<ClientId> within(Collection<String> keys) {
        return jdbc
                .sql("select distinct client_id from mirror_definition where within && ?::text[]")
                .param(keys.stream().map(MirrorStore::storable).toArray(String[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .map(ClientId::new)
                .collect(Collectors.toSet());
    }

    Map<ClientId, List<SeenDefinition>> all(Collection<ClientId> clients) {
        Map<ClientId, List<SeenDefinition>> all = new HashMap<>();
        jdbc.sql("select client_id, definition, seen_at, changed_at, former from mirror_definition"
                        + " where client_id = any (?) order by key, uuid")
                .param(ids(clients))
                .query(row -> {
                    all.computeIfAbsent(new ClientId(row.getObject("client_id", UUID.class)), id -> new ArrayList<>())
                            .add(read(row, 0));
                });
        return all;
    }

    void end(ClientId client, UUID run, Instant began) {
        jdbc.sql("""
                update mirror_refresh set leased_until = null, fetched_at = ?, problem = null, problem_at = null
                where client_id = ? and run = ?""").params(Timestamp.from(began), client.value(), run).update();
    }

    void fail(ClientId client, UUID run, String problem) {
        jdbc.sql("""
                update mirror_refresh set leased_until = null, problem = ?, problem_at = clock_timestamp()
                where client_id = ? and run = ?""").params(problem, client.value(), run).update();
    }

    Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private static String[] texts(
            List<MetafieldDefinition> page, java.util.function.Function<MetafieldDefinition, @Nullable String> column) {
        return page.stream()
                .map(column)
                .map(text -> text == null ? null : storable(text))
                .toArray(String[]::new);
    }

    /** PostgreSQL's text holds no NUL; it is shown as the replacement character. */
    private static String storable(String text) {
        return text.replace('\u0000', '\uFFFD');
    }

    private SeenDefinition read(ResultSet row, int number) throws SQLException {
        return new SeenDefinition(
                json.readValue(row.getString("definition"), MetafieldDefinition.class),
                row.getTimestamp("seen_at").toInstant(),
                instant(row.getTimestamp("changed_at")),
                List.of((String[]) row.getArray("former").getArray()));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
