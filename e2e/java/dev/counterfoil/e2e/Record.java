package dev.counterfoil.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a portal has written down, read past the portal: straight from its PostgreSQL, as the superuser. */
final class Record {

    /**
     * One operation with the entries about it.
     *
     * @param field of the API that it calls
     * @param outcomes of its entries, oldest first
     */
    record Operation(String id, String field, String subject, String state, List<String> outcomes) {}

    private final JdbcClient jdbc;

    private Record(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens the record of a running portal. */
    static Record of(PortalProcess portal) {
        try {
            List<String> postmaster = Files.readAllLines(pidFile(portal));
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl("jdbc:postgresql://127.0.0.1:" + postmaster.get(3).strip() + "/counterfoil");
            source.setUser("postgres");
            source.setPassword(Files.readString(portal.key().resolveSibling("key.postgres"))
                    .strip());
            return new Record(JdbcClient.create(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file in which PostgreSQL says which process it is. */
    static Path pidFile(PortalProcess portal) {
        return portal.data().resolve("postgres").resolve("postmaster.pid");
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    List<Operation> operations() {
        return jdbc.sql("""
                select o.id, o.field, o.subject_id, o.state, array(select e.outcome from ledger_entry e
                                                    where e.operation_id = o.id order by e.at, e.seq) as outcomes
                from operation o order by o.created_at""")
                .query((row, number) -> new Operation(
                        row.getString("id"),
                        row.getString("field"),
                        row.getString("subject_id"),
                        row.getString("state"),
                        List.of((String[]) row.getArray("outcomes").getArray())))
                .list();
    }

    long unfinished() {
        return jdbc.sql("""
                select count(*) from operation
                where state in ('INTENDED', 'IN_FLIGHT', 'UNKNOWN', 'PROBABLY_NOT_APPLIED')""").query(Long.class).single();
    }

    boolean leasesAreOver() {
        return jdbc.sql("select not exists (select from operation where lease_until > clock_timestamp())")
                .query(Boolean.class)
                .single();
    }

    List<String> actions() {
        return jdbc.sql("select action || ' ' || outcome from ledger_entry order by at, seq")
                .query(String.class)
                .list();
    }

    /** Every row of every table as text: what a dump would hold. */
    String dump() {
        StringBuilder all = new StringBuilder();
        List<String> tables = jdbc.sql("""
                select format('%I.%I', schemaname, tablename) from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema') order by 1""").query(String.class).list();
        for (String table : tables) {
            jdbc.sql("select t::text from " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(row -> all.append(row).append('\n'));
        }
        return all.toString();
    }
}
