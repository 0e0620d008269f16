package dev.counterfoil.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** G7: whoever owns the database can switch the guards off and alter anything; verification says where. */
class ChainVerifierTests {

    private TestDatabase database;
    private TestLedger test;

    @BeforeEach
    void tenEntries() {
        database = TestDatabase.create();
        test = new TestLedger(database);
        test.ledger()
                .append(IntStream.rangeClosed(1, 10).mapToObj(TestLedger::draft).toList());
    }

    @AfterEach
    void close() {
        test.close();
        database.close();
    }

    private static Arguments damage(String name, long firstBad, String reason, String... statements) {
        return Arguments.of(name, firstBad, reason, statements);
    }

    private static final String INSERT = "insert into ledger_entry (seq, at, canonical, hash, prev_hash) select ";

    static List<Arguments> damages() {
        return List.of(
                damage("seq", 6, "SEQUENCE", "update ledger_entry set seq = 60 where seq = 6"),
                damage(
                        "at",
                        6,
                        "HASH",
                        "update ledger_entry set at = at + interval '1 microsecond' where seq = 6 and at < (select at from ledger_entry where seq = 7)"),
                damage(
                        "at, moved behind others",
                        6,
                        "SEQUENCE",
                        "update ledger_entry set at = at + interval '1 hour' where seq = 6"),
                damage(
                        "at, moved before all others",
                        1,
                        "SEQUENCE",
                        "update ledger_entry set at = at - interval '1 second' where seq = 6"),
                damage(
                        "canonical",
                        6,
                        "HASH",
                        "update ledger_entry set canonical = replace(canonical, 'Loyalty 6', 'Loyalty 7') where seq = 6"),
                damage(
                        "a blank in canonical",
                        6,
                        "HASH",
                        "update ledger_entry set canonical = canonical || ' ' where seq = 6"),
                damage("hash", 6, "HASH", "update ledger_entry set hash = sha256(hash) where seq = 6"),
                damage("prev_hash", 6, "LINK", "update ledger_entry set prev_hash = sha256(prev_hash) where seq = 6"),
                column("action", "'client.add'"),
                column("outcome", "'DENIED'"),
                column("client_id", "gen_random_uuid()"),
                column("operation_id", "gen_random_uuid()"),
                column("actor_id", "null"),
                column("subject_kind", "'member'"),
                column("subject_id", "'other'"),
                damage(
                        "payload value",
                        6,
                        "PAYLOAD_ALTERED",
                        "update ledger_payload set value = 'Eve' where seq = 6 and field = 'actor.name'"),
                damage(
                        "payload salt",
                        6,
                        "PAYLOAD_ALTERED",
                        "update ledger_payload set salt = sha256(salt) where seq = 6 and field = 'actor.name'"),
                damage(
                        "payload field",
                        6,
                        "PAYLOAD_ADDED",
                        "update ledger_payload set field = 'actor.ip' where seq = 6 and field = 'actor.name'"),
                damage(
                        "payload moved to another entry",
                        6,
                        "PAYLOAD_MISSING",
                        "update ledger_payload set seq = 60 where seq = 6 and field = 'actor.name'"),
                damage(
                        "payload deleted",
                        6,
                        "PAYLOAD_MISSING",
                        "delete from ledger_payload where seq = 6 and field = 'actor.name'"),
                damage(
                        "payload of no entry",
                        99,
                        "PAYLOAD_ADDED",
                        "insert into ledger_payload select at, 99, field, salt, value from ledger_payload where seq = 6"),
                damage(
                        "two texts swapped",
                        4,
                        "HASH",
                        "update ledger_entry e set canonical = o.canonical from ledger_entry o where (e.seq, o.seq) in ((4, 8), (8, 4))"),
                damage(
                        "two entries swapped",
                        4,
                        "LINK",
                        "update ledger_entry e set canonical = o.canonical, hash = o.hash, prev_hash = o.prev_hash from ledger_entry o where (e.seq, o.seq) in ((4, 8), (8, 4))"),
                damage("deleted in the middle", 6, "SEQUENCE", "delete from ledger_entry where seq = 6"),
                damage("deleted at the beginning", 1, "SEQUENCE", "delete from ledger_entry where seq = 1"),
                damage(
                        "deleted at the end",
                        10,
                        "HEAD",
                        "delete from ledger_payload where seq = 10",
                        "delete from ledger_entry where seq = 10"),
                damage("deleted altogether", 1, "HEAD", "delete from ledger_payload", "delete from ledger_entry"),
                damage(
                        "duplicated",
                        6,
                        "SEQUENCE",
                        INSERT
                                + "seq, at + interval '1 hour', canonical, hash, prev_hash from ledger_entry where seq = 6"),
                damage(
                        "duplicated beside itself",
                        6,
                        "SEQUENCE",
                        INSERT
                                + "seq, at + interval '1 microsecond', canonical, hash, prev_hash from ledger_entry where seq = 6"),
                damage("inserted at the end", 11, "HEAD", forged(11)),
                damage(
                        "inserted in the middle, all later ones moved up",
                        6,
                        "LINK",
                        "update ledger_payload set seq = seq + 100 where seq >= 6",
                        "update ledger_entry set seq = seq + 100 where seq >= 6",
                        "update ledger_payload set seq = seq - 99 where seq >= 100",
                        "update ledger_entry set seq = seq - 99 where seq >= 100",
                        INSERT
                                + "6, at, '{\"action\":\"client.add\",\"outcome\":\"RECORDED\"}', sha256(hash), sha256(hash) from ledger_entry where seq = 5"),
                damage("head's seq put back", 10, "HEAD", "update ledger_head set seq = 9"),
                damage("head's seq put ahead", 11, "HEAD", "update ledger_head set seq = 12"),
                damage("head's hash", 10, "HEAD", "update ledger_head set hash = sha256(hash)"),
                damage("head's time", 10, "HEAD", "update ledger_head set at = at + interval '1 second'"),
                damage("head deleted", 10, "HEAD", "delete from ledger_head"));
    }

    /** Search columns are generated: altering one takes making it an ordinary one first. */
    private static Arguments column(String name, String value) {
        return damage(
                name,
                6,
                "COLUMNS",
                "alter table ledger_entry alter column " + name + " drop expression",
                "update ledger_entry set " + name + " = " + value + " where seq = 6");
    }

    /** An entry that continues the chain rightly, but not by the function. */
    private static String forged(long seq) {
        return INSERT
                + "seq + 1, at, c, sha256(hash || int8send(seq + 1) || int8send((extract(epoch from at) * 1000000)::bigint) || convert_to(c, 'UTF8')), hash"
                + " from ledger_entry, (values ('{\"action\":\"client.add\",\"outcome\":\"RECORDED\",\"personal\":{}}')) v (c) where seq = "
                + (seq - 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void verification_names_the_first_bad_entry_and_why(
            String name, long firstBad, String reason, String... statements) {
        assertThat(test.reader().verify()).isEqualTo(new LedgerReader.Verdict(true, 10, 10, null, null));

        Breakage.unguarded(database, statements);

        LedgerReader.Verdict verdict = test.reader().verify();
        assertThat(verdict.intact()).isFalse();
        assertThat(verdict.firstBad()).isEqualTo(firstBad);
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void an_empty_chain_is_intact() {
        try (TestDatabase empty = TestDatabase.create();
                TestLedger nothing = new TestLedger(empty)) {
            assertThat(nothing.reader().verify()).isEqualTo(new LedgerReader.Verdict(true, 0, 0, null, null));
        }
    }

    @Test
    void a_chain_longer_than_a_batch_is_followed_to_its_end() {
        test.ledger()
                .append(IntStream.rangeClosed(11, 1200)
                        .mapToObj(TestLedger::draft)
                        .toList());
        assertThat(test.reader().verify()).isEqualTo(new LedgerReader.Verdict(true, 1200, 1200, null, null));

        Breakage.unguarded(database, "update ledger_entry set canonical = canonical || ' ' where seq = 1001");

        assertThat(test.reader().verify().firstBad()).isEqualTo(1001);
    }

    /** The recipe of docs/decisions/0002-ledger.md, by nothing but SQL's output and SHA-256. */
    @Test
    void an_outsider_can_recompute_a_link_from_what_is_stored() throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] previous = new byte[32];
        for (String line : database.appClient()
                .sql(
                        "select lpad(to_hex(seq), 16, '0') || lpad(to_hex((extract(epoch from at) * 1000000)::bigint), 16, '0')"
                                + " || ' ' || encode(hash, 'hex') || ' ' || canonical from ledger_entry order by at, seq")
                .query(String.class)
                .list()) {
            String[] parts = line.split(" ", 3);
            sha256.update(previous);
            sha256.update(HexFormat.of().parseHex(parts[0]));
            previous = sha256.digest(parts[2].getBytes(StandardCharsets.UTF_8));
            assertThat(HexFormat.of().formatHex(previous)).isEqualTo(parts[1]);
        }
    }
}
