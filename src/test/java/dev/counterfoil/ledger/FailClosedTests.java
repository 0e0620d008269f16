package dev.counterfoil.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.counterfoil.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** G3: what cannot be recorded must not happen, while the record can still be read. */
class FailClosedTests {

    private static final String PARAMETERS = "(text[], integer[], text[], bytea[], text[])";

    private TestDatabase database;
    private TestLedger test;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        test = new TestLedger(database);
        test.ledger().append(TestLedger.draft(1));
    }

    @AfterEach
    void close() {
        test.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "revoke execute on function ledger_append" + PARAMETERS + " from counterfoil_app",
                "revoke insert on ledger_entry from counterfoil_owner",
                "revoke insert on ledger_payload from counterfoil_owner",
                "update ledger_head set hash = sha256(hash)",
                "update ledger_head set seq = seq + 1",
                "update ledger_head set seq = 0",
                "delete from ledger_head",
                "delete from ledger_entry",
                "update ledger_entry set hash = sha256(hash)",
                "insert into ledger_entry (seq, at, canonical, hash, prev_hash) select 2, clock_timestamp(), canonical, hash, hash from ledger_entry"
            })
    void a_record_that_cannot_be_written_or_was_tampered_with_takes_nothing(String damage) {
        Breakage.unguarded(database, damage);
        JdbcClient jdbc = test.jdbc();

        assertThatExceptionOfType(LedgerUnavailableException.class)
                .isThrownBy(() -> test.transaction().executeWithoutResult(status -> {
                    jdbc.sql("insert into vault_key (fingerprint, state) values ('k1:0', 'current')")
                            .update();
                    test.ledger().append(TestLedger.draft(2));
                }));

        assertThat(jdbc.sql("select count(*) from vault_key")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(test.reader().page(LedgerReader.Query.all(), null, 10)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void a_database_that_cannot_be_reached_is_told_as_such() {
        database.close();

        assertThatExceptionOfType(LedgerUnavailableException.class)
                .isThrownBy(() -> test.ledger().append(TestLedger.draft(2)));
    }

    @Test
    void without_a_partition_for_now_nothing_is_recorded() {
        Breakage.unguarded(database);
        database.ownerClient()
                .sql("select quote_ident(relname) from pg_class where relkind = 'r' and relname ~ '^ledger_entry_'")
                .query(String.class)
                .list()
                .forEach(table ->
                        database.ownerClient().sql("drop table " + table).update());

        assertThatExceptionOfType(LedgerUnavailableException.class)
                .isThrownBy(() -> test.ledger().append(TestLedger.draft(2)));
    }
}
