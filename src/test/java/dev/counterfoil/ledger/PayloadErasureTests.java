package dev.counterfoil.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.counterfoil.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** G10. */
class PayloadErasureTests {

    private TestDatabase database;
    private TestLedger test;
    private List<EntryRef> refs;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        test = new TestLedger(database);
        refs = test.ledger().append(List.of(TestLedger.draft(1), TestLedger.draft(2), TestLedger.draft(3)));
    }

    @AfterEach
    void close() {
        test.close();
        database.close();
    }

    private static EntryDraft reason(String action) {
        return new EntryDraft(
                action,
                1,
                Outcome.RECORDED,
                null,
                null,
                null,
                new UUID(7, 0),
                Map.of("reason", "asked by the person"),
                Map.of("actor.name", "Olga"),
                Map.of());
    }

    private EntryRef erase() {
        return test.eraser()
                .erase(
                        List.of(
                                new PayloadEraser.Target(refs.get(0), Set.of("actor.name", "actor.email")),
                                new PayloadEraser.Target(refs.get(2), Set.of("actor.email"))),
                        reason(PayloadEraser.ACTION));
    }

    @Test
    void what_was_erased_is_gone_and_the_chain_stays_verifiable() {
        EntryRef erasure = erase();

        assertThat(test.reader().find(1).orElseThrow().personal()).isEmpty();
        assertThat(test.reader().find(2).orElseThrow().personal()).hasSize(2);
        assertThat(test.reader().find(3).orElseThrow().personal()).containsOnlyKeys("actor.name");
        assertThat(test.reader().find(1).orElseThrow().parameters()).isNotEmpty();
        assertThat(test.reader().find(erasure.seq()).orElseThrow().personal()).containsEntry("actor.name", "Olga");
        assertThat(database.ownerClient()
                        .sql("select count(*) from ledger_payload where value = 'ana1@example.com'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(test.reader().verify()).isEqualTo(new LedgerReader.Verdict(true, 4, 4, null, null));
    }

    @Test
    void payload_missing_beyond_what_an_erasure_names_is_found() {
        erase();
        Breakage.unguarded(database, "delete from ledger_payload where seq = 3");

        LedgerReader.Verdict verdict = test.reader().verify();
        assertThat(verdict.firstBad()).isEqualTo(3);
        assertThat(verdict.reason()).isEqualTo("PAYLOAD_MISSING");
    }

    @Test
    void nothing_is_erased_when_it_cannot_be_recorded() {
        Breakage.unguarded(database, "update ledger_head set hash = sha256(hash)");

        assertThatExceptionOfType(LedgerUnavailableException.class).isThrownBy(this::erase);
        assertThat(test.reader().find(1).orElseThrow().personal()).hasSize(2);
    }

    @Test
    void an_erasure_is_recorded_as_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> test.eraser()
                        .erase(
                                List.of(new PayloadEraser.Target(refs.get(0), Set.of("actor.name"))),
                                reason("client.edit")));
        assertThatExceptionOfType(LedgerUnavailableException.class)
                .isThrownBy(() -> test.ledger().append(reason(PayloadEraser.ACTION)));
    }

    @Test
    void it_can_be_repeated() {
        erase();
        erase();

        assertThat(test.reader().verify().intact()).isTrue();
    }
}
