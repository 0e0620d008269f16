package dev.counterfoil.clients.persistence;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.ClientInput;
import dev.counterfoil.clients.ClientSort;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.team.Rights.Reach;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads clients, each question with one statement however many there are. */
@Component
public class ClientRows {

    private static final String SELECT = """
            select c.id, c.name, c.environment, c.dashboard_id, c.endpoint_url, c.gid, c.scopes, c.redirect_urls,
                   c.dashboard_url, c.version, c.updated_at, s.proven_at, s.refused_at
            from client c left join client_secret s on s.client_id = c.id and s.state = 'CURRENT'
            """;
    static final String MATCHES = """
             where (:all or c.id = any(:clients))
               and (:q = '' or lower(c.name) like :like or lower(c.dashboard_id) like :like
                    or lower(c.gid) like :like or c.origin like :like)
            """;

    /** What PostgreSQL's text cannot hold, so that nothing can contain it: NUL, and half a character. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private final JdbcClient jdbc;

    public ClientRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A client's row.
     *
     * @param provenAt when the API last accepted the current secret
     * @param refusedAt when it last refused it
     */
    public record Row(
            ClientId id,
            ClientInput input,
            long version,
            Instant updatedAt,
            @Nullable Instant provenAt,
            @Nullable Instant refusedAt) {}

    public Optional<Row> find(ClientId id) {
        return jdbc.sql(SELECT + " where c.id = :id")
                .param("id", id.value())
                .query(ClientRows::row)
                .optional();
    }

    public List<Row> all() {
        return jdbc.sql(SELECT + " order by lower(c.name)")
                .query(ClientRows::row)
                .list();
    }

    /** Those in reach whose name, client ID, GID or origin contains {@code q}. */
    public List<Row> page(Reach reach, String q, ClientSort sort, boolean ascending, int offset, int limit) {
        String direction = ascending ? "" : " desc";
        return matching(
                        SELECT + MATCHES + " order by " + expression(sort) + direction
                                + " nulls last, lower(c.name), c.id offset :offset limit :limit",
                        reach,
                        q)
                .param("offset", offset)
                .param("limit", limit)
                .query(ClientRows::row)
                .list();
    }

    public int count(Reach reach, String q) {
        return matching("select count(*) from client c" + MATCHES, reach, q)
                .query(Integer.class)
                .single();
    }

    /** Which of these other clients' unique values the input would take: {@code name}, {@code gid}, {@code dashboardId}. */
    public List<String> taken(@Nullable ClientId self, ClientInput input, String origin) {
        return jdbc.sql("""
                        select 'name' from client where lower(name) = lower(:name) and id <> :self
                        union all
                        select 'gid' from client where gid = :gid and id <> :self
                        union all
                        select 'dashboardId' from client where dashboard_id = :dashboardId and origin = :origin and id <> :self""")
                .param("name", input.name())
                .param("gid", input.gid(), java.sql.Types.VARCHAR)
                .param("dashboardId", input.dashboardId())
                .param("origin", origin)
                .param("self", self == null ? new UUID(0, 0) : self.value())
                .query(String.class)
                .list();
    }

    static JdbcClient.StatementSpec matching(JdbcClient jdbc, String sql, Reach reach, String q) {
        String needle = UNSTORABLE.matcher(q).replaceAll("\uFFFD").strip().toLowerCase(Locale.ROOT);
        return jdbc.sql(sql)
                .param("all", reach.all())
                .param("clients", reach.clients().toArray(UUID[]::new))
                .param("q", needle)
                .param(
                        "like",
                        "%" + needle.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
    }

    private JdbcClient.StatementSpec matching(String sql, Reach reach, String q) {
        return matching(jdbc, sql, reach, q);
    }

    private static String expression(ClientSort sort) {
        return switch (sort) {
            case NAME -> "lower(c.name)";
            case ENVIRONMENT -> "array_position(array['PRODUCTION', 'STAGING', 'DEVELOPMENT'], c.environment)";
            case DASHBOARD_ID -> "lower(c.dashboard_id)";
            case ENDPOINT -> "c.origin";
            case PROVEN -> "s.proven_at";
        };
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                new ClientId(row.getObject("id", UUID.class)),
                new ClientInput(
                        row.getString("name"),
                        Environment.valueOf(row.getString("environment")),
                        row.getString("dashboard_id"),
                        URI.create(row.getString("endpoint_url")),
                        row.getString("gid"),
                        strings(row, "scopes"),
                        strings(row, "redirect_urls"),
                        row.getString("dashboard_url")),
                row.getLong("version"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                instant(row, "proven_at"),
                instant(row, "refused_at"));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
