package dev.counterfoil.clients.persistence;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.team.Rights.Reach;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which clients a member starred and visited; one statement for the whole choice. */
@Component
public class ChoiceRows {

    private static final int RECENT = 5;

    private final JdbcClient jdbc;

    public ChoiceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One client to choose from; {@code total} counts all that match. */
    public record Row(
            ClientId id,
            String name,
            Environment environment,
            String origin,
            boolean favourite,
            boolean recent,
            int total) {}

    /** Favourites first, then the last visited ones, then all others by name. */
    public List<Row> choices(Reach reach, UUID member, String q, int limit) {
        String sql = """
                with mine as (
                    select c.id, c.name, c.environment, c.origin, v.at as visited, f.at is not null as favourite,
                           f.at is null and v.at is not null
                               and row_number() over (order by f.at is not null, v.at desc nulls last) <= :recent as recent,
                           count(*) over () as total
                    from client c
                    left join client_favourite f on f.client_id = c.id and f.member_id = :member
                    left join client_recent v on v.client_id = c.id and v.member_id = :member
                """ + ClientRows.MATCHES + """
                )
                select * from mine
                order by favourite desc, recent desc, case when recent then visited end desc, lower(name), id
                limit :limit""";
        return ClientRows.matching(jdbc, sql, reach, q)
                .param("member", member)
                .param("recent", RECENT)
                .param("limit", limit)
                .query((row, n) -> new Row(
                        new ClientId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        Environment.valueOf(row.getString("environment")),
                        row.getString("origin"),
                        row.getBoolean("favourite"),
                        row.getBoolean("recent"),
                        row.getInt("total")))
                .list();
    }

    /** The place of a client among those in reach. */
    public record Place(String name, Environment environment, String origin, int position, int total) {}

    /** Empty when there is no such client in reach. */
    public Optional<Place> place(Reach reach, ClientId id) {
        return jdbc.sql("""
                        select c.name, c.environment, c.origin, o.position, o.total
                        from client c cross join lateral (
                            select count(*) filter (where (lower(name), id) <= (lower(c.name), c.id)) as position,
                                   count(*) as total
                            from client where :all or id = any(:clients)) o
                        where c.id = :id and (:all or c.id = any(:clients))""")
                .param("all", reach.all())
                .param("clients", reach.clients().toArray(UUID[]::new))
                .param("id", id.value())
                .query((row, n) -> new Place(
                        row.getString("name"),
                        Environment.valueOf(row.getString("environment")),
                        row.getString("origin"),
                        row.getInt("position"),
                        row.getInt("total")))
                .optional();
    }

    public void star(UUID member, ClientId id, boolean on) {
        String sql = on
                ? "insert into client_favourite (member_id, client_id) values (:member, :id) on conflict do nothing"
                : "delete from client_favourite where member_id = :member and client_id = :id";
        jdbc.sql(sql).param("member", member).param("id", id.value()).update();
    }

    public void visit(UUID member, ClientId id) {
        jdbc.sql("""
                        insert into client_recent (member_id, client_id) values (:member, :id)
                        on conflict (member_id, client_id) do update set at = clock_timestamp()""").param("member", member).param("id", id.value()).update();
    }
}
