package dev.counterfoil.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.counterfoil.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcLedgerTests {

    private TestDatabase database;
    private TestLedger test;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        test = new TestLedger(database);
    }

    @AfterEach
    void close() {
        test.close();
        database.close();
    }

    @Test
    void an_entry_reads_back_as_it_was_written() {
        EntryDraft draft = TestLedger.draft(1);

        EntryRef ref = test.ledger().append(draft);

        Entry entry = test.reader().find(ref.seq()).orElseThrow();
        assertThat(entry.at()).isEqualTo(ref.at());
        assertThat(entry.action()).isEqualTo(draft.action());
        assertThat(entry.codeVersion()).isEqualTo(1);
        assertThat(entry.outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(entry.clientId()).isEqualTo(draft.clientId());
        assertThat(entry.subject()).isEqualTo(draft.subject());
        assertThat(entry.operationId()).isNull();
        assertThat(entry.actorId()).isEqualTo(draft.actorId());
        assertThat(entry.parameters()).isEqualTo(draft.parameters());
        assertThat(entry.personal()).isEqualTo(draft.personal());
        assertThat(entry.images()).isEqualTo(draft.images());
    }

    @Test
    void text_that_jsonb_refuses_is_kept_exactly() {
        String awkward = "\0 \ud800 \u241B \\u0000 \"😀";
        EntryDraft draft = new EntryDraft(
                "client.add",
                1,
                Outcome.FAILED,
                null,
                new Subject("client", awkward, awkward),
                null,
                null,
                Map.of(awkward, awkward),
                Map.of("actor.agent", awkward),
                Map.of("answer", awkward));

        EntryRef ref = test.ledger().append(draft);

        Entry entry = test.reader().find(ref.seq()).orElseThrow();
        assertThat(entry.subject()).isEqualTo(draft.subject());
        assertThat(entry.parameters()).isEqualTo(draft.parameters());
        assertThat(entry.personal()).isEqualTo(draft.personal());
        assertThat(entry.images()).isEqualTo(draft.images());
        assertThat(test.reader().verify().intact()).isTrue();
    }

    @Test
    void personal_values_stand_nowhere_but_in_the_payload() {
        test.ledger().append(TestLedger.draft(1));

        assertThat(database.ownerClient()
                        .sql("select e::text from ledger_entry e")
                        .query(String.class)
                        .single())
                .contains("actor.email")
                .doesNotContain("ana1@example.com", "Ana");
        assertThat(test.jdbc()
                        .sql("select count(distinct salt) from ledger_payload")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void an_image_above_256_kib_becomes_its_size_and_hash() {
        EntryDraft draft = withImage("x".repeat(256 * 1024));
        EntryDraft larger = withImage("é".repeat(128 * 1024) + "x");

        List<EntryRef> refs = test.ledger().append(List.of(draft, larger));

        assertThat(test.reader().find(refs.getFirst().seq()).orElseThrow().images())
                .isEqualTo(draft.images());
        assertThat(test.reader()
                        .find(refs.getLast().seq())
                        .orElseThrow()
                        .images()
                        .get("before"))
                .matches("\\{\"bytes\":262145,\"sha256\":\"[0-9a-f]{64}\"}");
    }

    private static EntryDraft withImage(String image) {
        return new EntryDraft(
                "client.edit",
                1,
                Outcome.RECORDED,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                Map.of("before", image));
    }

    @Test
    void a_batch_stands_in_its_order_and_time_never_goes_back() {
        List<EntryRef> refs =
                test.ledger().append(List.of(TestLedger.draft(1), TestLedger.draft(2), TestLedger.draft(3)));

        assertThat(refs).extracting(EntryRef::seq).containsExactly(1L, 2L, 3L);
        assertThat(refs).extracting(EntryRef::at).isSorted();
    }

    @Test
    void time_stands_still_when_the_clock_goes_back() {
        test.ledger().append(TestLedger.draft(1));
        // A tip an hour ahead of the clock is what a clock set back leaves behind.
        Breakage.on(database, jdbc -> {
            jdbc.sql("alter table ledger_head disable trigger ledger_guard").update();
            jdbc.sql("alter table ledger_entry disable trigger ledger_guard").update();
            jdbc.sql("update ledger_entry set at = date_trunc('second', at) + interval '1 hour'")
                    .update();
            jdbc.sql("update ledger_head set at = date_trunc('second', at) + interval '1 hour'")
                    .update();
        });

        EntryRef first = test.ledger().append(TestLedger.draft(2));
        EntryRef second = test.ledger().append(TestLedger.draft(3));

        assertThat(second.at()).isEqualTo(first.at());
        assertThat(second.seq()).isEqualTo(3);
    }

    @Test
    void an_entry_goes_with_the_transaction_it_was_appended_in() {
        test.transaction().executeWithoutResult(status -> {
            test.ledger().append(TestLedger.draft(1));
            status.setRollbackOnly();
        });
        assertThat(test.reader().find(1)).isEmpty();

        test.transaction().executeWithoutResult(status -> test.ledger().append(TestLedger.draft(2)));
        assertThat(test.reader().find(1)).isPresent();
    }

    @Test
    void appending_in_a_nested_transaction_throws() {
        TransactionTemplate inner = new TransactionTemplate(test.manager());
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        assertThatIllegalStateException()
                .isThrownBy(() -> test.transaction()
                        .executeWithoutResult(outer -> inner.executeWithoutResult(
                                status -> test.ledger().append(TestLedger.draft(1)))))
                .withMessageContaining("nested");

        inner.executeWithoutResult(status -> test.ledger().append(TestLedger.draft(2)));
        test.transaction().executeWithoutResult(status -> {
            inner.executeWithoutResult(other -> {});
            test.ledger().append(TestLedger.draft(3));
        });
        assertThat(test.reader().verify().entries()).isEqualTo(2);
    }

    @Test
    void appending_at_another_isolation_level_is_refused() {
        TransactionTemplate repeatable = new TransactionTemplate(test.manager());
        repeatable.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);

        assertThatExceptionOfType(LedgerUnavailableException.class)
                .isThrownBy(() ->
                        repeatable.executeWithoutResult(status -> test.ledger().append(TestLedger.draft(1))));
    }

    @Test
    void what_is_appended_afterwards_is_kept_though_the_transaction_rolls_back() {
        test.transaction().executeWithoutResult(status -> {
            test.ledger().appendAfterwards(TestLedger.draft(1));
            assertThat(test.reader().find(1)).isEmpty();
            status.setRollbackOnly();
        });

        test.close();
        try (TestLedger again = new TestLedger(database)) {
            assertThat(again.reader().find(1)).isPresent();
        }
    }

    @Test
    void what_is_appended_afterwards_without_a_transaction_is_there_at_once() {
        test.ledger().appendAfterwards(TestLedger.draft(1));

        assertThat(test.reader().find(1)).isPresent();
    }

    @Test
    void an_entry_is_announced_once_it_is_committed_and_never_when_it_is_not() throws InterruptedException {
        test.transaction().executeWithoutResult(status -> {
            test.ledger().append(TestLedger.draft(1));
            status.setRollbackOnly();
        });
        EntryDraft draft = TestLedger.draft(2);
        EntryRef ref = test.transaction().execute(status -> test.ledger().append(draft));

        assertThat(test.events().poll(10, TimeUnit.SECONDS))
                .isEqualTo(new EntryAppended(ref, draft.action(), draft.clientId()));
        assertThat(test.events()).isEmpty();
    }

    @Test
    void an_action_must_be_a_code() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> test.ledger()
                        .append(new EntryDraft(
                                "Ana did it",
                                1,
                                Outcome.RECORDED,
                                null,
                                null,
                                null,
                                null,
                                Map.of(),
                                Map.of(),
                                Map.of())));
    }

    @Test
    void eight_threads_appending_make_one_gapless_verified_chain() throws Exception {
        List<Callable<Void>> writers = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            writers.add(() -> {
                for (int i = 0; i < 200; i++) {
                    test.ledger().append(TestLedger.draft(i));
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }

        LedgerReader.Verdict verdict = test.reader().verify();
        assertThat(verdict).isEqualTo(new LedgerReader.Verdict(true, 1600, 1600, null, null));
        assertThat(test.jdbc()
                        .sql("select count(distinct seq) = 1600 and max(seq) = 1600 from ledger_entry")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }
}
