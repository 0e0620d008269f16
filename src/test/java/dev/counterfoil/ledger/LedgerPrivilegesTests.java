package dev.counterfoil.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.counterfoil.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** G6: nobody alters or removes what was recorded, neither the portal nor the owner, nor by naming a partition itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerPrivilegesTests {

    private static final String TABLES = """
            select c.oid::regclass::text from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relname like 'ledger\\_%' and c.relkind in ('r', 'p') order by 1""";

    private TestDatabase database;
    private TestLedger test;

    @BeforeAll
    void open() {
        database = TestDatabase.create();
        test = new TestLedger(database);
        test.ledger().append(List.of(TestLedger.draft(1), TestLedger.draft(2)));
    }

    @AfterAll
    void close() {
        test.close();
        database.close();
    }

    private static String column(String table) {
        return table.equals("ledger_export") ? "sealed_at" : "at";
    }

    List<String> tables() {
        return database.ownerClient().sql(TABLES).query(String.class).list();
    }

    @Test
    void the_tables_are_found_with_all_their_partitions() {
        assertThat(tables())
                .contains("ledger_entry", "ledger_payload", "ledger_head", "ledger_checkpoint", "ledger_export")
                .hasSize(5 + 2 * 13);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void the_application_role_may_only_select(String table) {
        for (String statement : List.of(
                "update %s set " + column(table) + " = now()",
                "delete from %s",
                "truncate %s",
                "drop table %s",
                "insert into %s default values",
                "alter table %s disable trigger all")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(statement, table)
                    .isThrownBy(() ->
                            database.appClient().sql(statement.formatted(table)).update())
                    .withStackTraceContaining(
                            statement.startsWith("alter") || statement.startsWith("drop")
                                    ? "must be owner"
                                    : "permission denied");
        }
        assertThat(database.appClient()
                        .sql(
                                "select string_agg(privilege_type, ',') from aclexplode((select relacl from pg_class where oid = ?::regclass)) a"
                                        + " where a.grantee in (0, (select oid from pg_roles where rolname = current_user))")
                        .param(table)
                        .query(String.class)
                        .single())
                .isEqualTo("SELECT");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void the_owner_is_refused_by_guards(String table) {
        for (String statement :
                List.of("update %s set " + column(table) + " = now()", "delete from %s", "truncate %s")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(statement, table)
                    .isThrownBy(() -> database.ownerClient()
                            .sql(statement.formatted(table))
                            .update())
                    .withStackTraceContaining("the ledger is append-only");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger_entry (seq, at, canonical, hash, prev_hash) select 9, at, canonical, hash, hash from ledger_entry",
                "ledger_payload select at, 9, field, salt, value from ledger_payload",
                "ledger_head select * from ledger_head"
            })
    void the_owner_may_not_insert_past_the_function(String rows) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(
                        () -> database.ownerClient().sql("insert into " + rows).update())
                .withStackTraceContaining("append-only");
    }

    @Test
    void every_partition_has_a_guard_of_its_own_that_cannot_be_switched_off_by_replica_mode() {
        assertThat(database.ownerClient()
                        .sql("select distinct tgenabled::text from pg_trigger where tgname = 'ledger_guard'")
                        .query(String.class)
                        .list())
                .containsExactly("A");
        assertThat(unguarded()).isEmpty();
    }

    @Test
    void the_catalogue_test_finds_a_partition_without_a_guard() {
        try (TestDatabase other = TestDatabase.create()) {
            other.ownerClient()
                    .sql(
                            "create table ledger_entry_2050_01 partition of ledger_entry for values from ('2050-01-01 00:00+00') to ('2050-02-01 00:00+00')")
                    .update();
            assertThat(unguarded(other.ownerClient())).containsExactly("ledger_entry_2050_01");
        }
    }

    private List<String> unguarded() {
        return unguarded(database.ownerClient());
    }

    /** Tables that lack a guard over update, delete and truncate, or over insert where only the function inserts. */
    private static List<String> unguarded(JdbcClient owner) {
        return owner.sql("""
                        select c.relname from pg_class c
                        where c.relnamespace = 'public'::regnamespace and c.relname like 'ledger\\_%' and c.relkind in ('r', 'p')
                          and not exists (
                            select from pg_trigger t
                            -- bits of tgtype: 2 before, 4 insert, 8 delete, 16 update, 32 truncate; 1 would be for each row
                            where t.tgrelid = c.oid and t.tgname = 'ledger_guard' and t.tgtype & 59 = 58
                              and (t.tgtype & 4 = 4 or c.relname in ('ledger_checkpoint', 'ledger_export')))""").query(String.class).list();
    }

    @Test
    void the_application_role_executes_the_four_functions_and_no_other() {
        assertThat(database.appClient().sql("""
                                select p.proname from pg_proc p
                                where p.pronamespace = 'public'::regnamespace and p.proname like 'ledger\\_%'
                                  and has_function_privilege(p.oid, 'execute') order by 1""").query(String.class).list())
                .containsExactly("ledger_append", "ledger_erase", "ledger_make_partitions", "ledger_retire_partition");
    }

    @Test
    void functions_that_act_as_the_owner_fix_their_search_path_and_nobody_else_makes_objects_in_it() {
        assertThat(database.ownerClient().sql("""
                                select p.proname from pg_proc p
                                where p.pronamespace = 'public'::regnamespace and p.prosecdef
                                  and not coalesce(p.proconfig[1] like 'search\\_path=%pg\\_temp', false)""").query(String.class).list()).isEmpty();
        assertThat(database.appClient()
                        .sql(
                                "select has_schema_privilege('public', 'create') or has_database_privilege(current_database(), 'temp')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void an_erasure_cannot_be_claimed_by_an_ordinary_entry() {
        List<String> refused = new ArrayList<>();
        for (String canonical : List.of(
                "{\"action\":\"ledger.erase\",\"outcome\":\"RECORDED\"}",
                "{\"action\":\"ledger.retire\",\"outcome\":\"RECORDED\"}",
                "{\"action\":\"client.add\",\"erased\":[],\"outcome\":\"RECORDED\"}")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> database.appClient()
                            .sql("select * from ledger_append(array[?], '{}', '{}', '{}', '{}')")
                            .param(canonical)
                            .query()
                            .listOfRows());
            refused.add(canonical);
        }
        assertThat(refused).hasSize(3);
    }

    @Test
    void a_month_is_not_retired_before_its_time_or_without_export_and_checkpoint() {
        String retire =
                "select * from ledger_retire_partition(%s, '{\"action\":\"ledger.retire\",\"outcome\":\"RECORDED\"}', '{}', '{}', '{}', '{}')";
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.appClient()
                        .sql(retire.formatted("date_trunc('month', now())::date"))
                        .query()
                        .listOfRows())
                .withStackTraceContaining("not yet older than twelve months");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.appClient()
                        .sql(retire.formatted("'2020-01-01'"))
                        .query()
                        .listOfRows())
                .withStackTraceContaining("no sealed export");
        assertThat(tables()).hasSize(5 + 2 * 13);
    }

    @Test
    void partitions_reach_twelve_months_ahead_and_are_made_once() {
        LedgerPartitions partitions = new LedgerPartitions(test.jdbc());
        partitions.make();

        assertThat(partitions.ahead()).isEqualTo(12);
        assertThat(tables()).hasSize(5 + 2 * 13);
    }
}
