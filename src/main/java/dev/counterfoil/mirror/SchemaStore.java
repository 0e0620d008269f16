package dev.counterfoil.mirror;

import dev.counterfoil.mirror.SchemaState.Difference;
import dev.counterfoil.mirror.SchemaState.Finding;
import dev.counterfoil.mirror.SchemaState.Unknown;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of what endpoints' schemas were found to be. */
@Component
class SchemaStore {

    private static final TypeReference<List<Difference>> DIFFERENCES = new TypeReference<>() {};

    private static final String SELECT = """
            select c.*, array(select name from schema_unknown u where u.endpoint = c.endpoint order by name limit 100) as names,
                   array(select seen_at from schema_unknown u where u.endpoint = c.endpoint order by name limit 100) as names_seen_at,
                   exists(select from schema_unknown u where u.endpoint = c.endpoint and u.looked_at is null) as unseen
            from schema_check c""";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    SchemaStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void follow(Collection<String> endpoints) {
        jdbc.sql("insert into schema_check (endpoint) select url from unnest(?) url on conflict do nothing")
                .param(endpoints.toArray(String[]::new))
                .update();
    }

    /** That of these endpoints that has waited longest past its turn; its next is in {@code every}. */
    Optional<String> claim(Collection<String> among, Duration every) {
        return jdbc.sql("""
                update schema_check set due_at = clock_timestamp() + make_interval(secs => ?)
                where endpoint = (select endpoint from schema_check where due_at <= clock_timestamp() and endpoint = any(?)
                                  order by due_at limit 1 for update skip locked)
                returning endpoint""")
                .param(every.toMillis() / 1000.0)
                .param(among.toArray(String[]::new))
                .query(String.class)
                .optional();
    }

    /** Reads what is known, and keeps another check from writing until the end of the transaction. */
    Optional<SchemaState> lock(String endpoint) {
        return jdbc.sql(SELECT + " where c.endpoint = ? for update of c")
                .param(endpoint)
                .query(this::read)
                .optional();
    }

    List<SchemaState> all() {
        return jdbc.sql(SELECT + " order by c.endpoint").query(this::read).list();
    }

    void found(String endpoint, List<Difference> differences) {
        jdbc.sql("""
                update schema_check set state = ?, problem = null, checked_at = clock_timestamp(), differences = ?, found_at = clock_timestamp()
                where endpoint = ?""")
                .params(
                        (differences.isEmpty() ? Finding.SAME : Finding.DIFFERENT).name(),
                        json.writeValueAsString(differences),
                        endpoint)
                .update();
    }

    void notFound(String endpoint, Finding finding, @Nullable String problem) {
        jdbc.sql("update schema_check set state = ?, problem = ?, checked_at = clock_timestamp() where endpoint = ?")
                .param(finding.name())
                .param(problem)
                .param(endpoint)
                .update();
    }

    /** Notes a name; true if it was not known. */
    boolean unknown(String endpoint, String name) {
        return jdbc.sql("insert into schema_unknown (endpoint, name) values (?, ?) on conflict do nothing")
                        .params(endpoint, name.replace('\u0000', '\uFFFD'))
                        .update()
                == 1;
    }

    /** How many nobody has looked at. */
    int unseen(String endpoint) {
        return jdbc.sql("select count(*) from schema_unknown where endpoint = ? and looked_at is null")
                .param(endpoint)
                .query(Integer.class)
                .single();
    }

    /** Somebody has looked at these; false if none of them was new. */
    boolean looked(String endpoint, Collection<String> names) {
        return jdbc.sql("""
                update schema_unknown set looked_at = clock_timestamp()
                where endpoint = :endpoint and name = any (:names) and looked_at is null""")
                        .param("endpoint", endpoint)
                        .param("names", names.toArray(String[]::new))
                        .update()
                > 0;
    }

    private SchemaState read(ResultSet row, int number) throws SQLException {
        String[] names = (String[]) row.getArray("names").getArray();
        Timestamp[] seen = (Timestamp[]) row.getArray("names_seen_at").getArray();
        List<Unknown> unknown = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            unknown.add(new Unknown(names[i], seen[i].toInstant()));
        }
        return new SchemaState(
                row.getString("endpoint"),
                false,
                List.of(),
                Finding.valueOf(row.getString("state")),
                row.getString("problem"),
                instant(row.getTimestamp("checked_at")),
                instant(row.getTimestamp("found_at")),
                json.readValue(row.getString("differences"), DIFFERENCES),
                unknown,
                row.getBoolean("unseen"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
