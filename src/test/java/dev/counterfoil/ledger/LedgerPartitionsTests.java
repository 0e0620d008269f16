package dev.counterfoil.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LedgerPartitionsTests {

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void dropFrom(int months) {
        database.ownerClient()
                .sql(
                        "select quote_ident(relname) from pg_class where relkind = 'r' and relname ~ '^ledger_.*_[0-9]{4}_[0-9]{2}$'"
                                + " and to_date(right(relname, 7), 'YYYY_MM') >= date_trunc('month', now() at time zone 'UTC') + make_interval(months => ?)")
                .param(months)
                .query(String.class)
                .list()
                .forEach(table ->
                        database.ownerClient().sql("drop table " + table).update());
    }

    @Test
    void missing_months_are_made_at_the_start_with_their_grants_and_guards() {
        dropFrom(0);
        LedgerPartitions partitions = new LedgerPartitions(database.appClient());
        assertThat(partitions.ahead()).isEqualTo(-1);

        partitions.afterPropertiesSet();

        assertThat(partitions.ahead()).isEqualTo(12);
        try (TestLedger test = new TestLedger(database)) {
            test.ledger().append(TestLedger.draft(1));
            assertThat(test.reader().verify().intact()).isTrue();
        }
    }

    @Test
    void fewer_than_two_months_ahead_that_cannot_be_made_raise_an_alarm(CapturedOutput output) {
        dropFrom(2);
        database.ownerClient()
                .sql("revoke execute on function ledger_make_partitions(integer) from counterfoil_app")
                .update();

        new LedgerPartitions(database.appClient()).afterPropertiesSet();

        assertThat(output).contains("only 1 months ahead");
    }
}
