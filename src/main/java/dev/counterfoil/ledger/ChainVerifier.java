package dev.counterfoil.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Recomputes the whole chain on one snapshot, in batches, and stops at the first entry that is not as it was appended.
 *
 * <p>What is wrong is told by a code: {@code SEQUENCE} (missing, inserted or moved), {@code TIME} (goes back), {@code LINK} (does not follow its
 * predecessor), {@code HASH} (content altered), {@code COLUMNS} (search columns differ from the text), {@code PAYLOAD_MISSING} (without an erasure),
 * {@code PAYLOAD_ALTERED}, {@code PAYLOAD_ADDED}, {@code HEAD} (the head is not the last entry).
 */
final class ChainVerifier {

    private static final int BATCH = 500;
    private static final byte[] GENESIS = new byte[32];

    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    ChainVerifier(JdbcClient jdbc, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(manager);
        this.snapshot.setReadOnly(true);
        this.snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    LedgerReader.Verdict verify() {
        return snapshot.execute(status -> walk());
    }

    private record Bad(long seq, String reason) {}

    private record Row(
            EntryRef ref,
            String canonical,
            byte[] hash,
            byte[] previous,
            List<@Nullable String> columns,
            @Nullable String payload) {}

    private record Head(long seq, OffsetDateTime at, byte[] hash) {}

    private LedgerReader.Verdict walk() {
        Erasures erasures = Erasures.read(jdbc);
        Link link = start();
        long entries = 0;
        Bad bad = null;
        EntryRef after = null;
        List<Row> batch;
        do {
            batch = batch(after);
            for (Row row : batch) {
                bad = check(row, link, erasures);
                if (bad != null) {
                    break;
                }
                link = new Link(row.ref().seq(), EntryText.micros(row.ref()), row.hash());
                after = row.ref();
                entries++;
            }
        } while (bad == null && batch.size() == BATCH);
        if (bad == null) {
            bad = ends(link);
        }
        return new LedgerReader.Verdict(
                bad == null, link.seq(), entries, bad == null ? null : bad.seq(), bad == null ? null : bad.reason());
    }

    private record Link(long seq, long micros, byte[] hash) {}

    /** The chain's beginning, or where the last retired month ended. */
    private Link start() {
        return jdbc.sql(
                        "select last_seq, last_hash from ledger_export where retired_at is not null order by month desc limit 1")
                .query((row, number) -> new Link(row.getLong("last_seq"), Long.MIN_VALUE, row.getBytes("last_hash")))
                .optional()
                .orElse(new Link(0, Long.MIN_VALUE, GENESIS));
    }

    private List<Row> batch(@Nullable EntryRef after) {
        String sql = """
                select e.*, (select jsonb_object_agg(p.field, jsonb_build_object('salt', encode(p.salt, 'hex'), 'value', p.value))::text
                             from ledger_payload p where p.at = e.at and p.seq = e.seq) as payload
                from ledger_entry e where %s order by e.at, e.seq limit ?""";
        JdbcClient.StatementSpec statement = after == null
                ? jdbc.sql(sql.formatted("true"))
                : jdbc.sql(sql.formatted("e.at >= ? and (e.at, e.seq) > (?, ?)"))
                        .param(after.at().atOffset(java.time.ZoneOffset.UTC))
                        .param(after.at().atOffset(java.time.ZoneOffset.UTC))
                        .param(after.seq());
        return statement.param(BATCH).query(ChainVerifier::row).list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        List<@Nullable String> columns = new ArrayList<>();
        for (String name :
                List.of("action", "outcome", "client_id", "operation_id", "actor_id", "subject_kind", "subject_id")) {
            columns.add(row.getString(name));
        }
        return new Row(
                Appender.ref(row, number),
                row.getString("canonical"),
                row.getBytes("hash"),
                row.getBytes("prev_hash"),
                columns,
                row.getString("payload"));
    }

    private static @Nullable Bad check(Row row, Link link, Erasures erasures) {
        long seq = row.ref().seq();
        long micros = EntryText.micros(row.ref());
        if (seq != link.seq() + 1) {
            return new Bad(Math.min(seq, link.seq() + 1), "SEQUENCE");
        }
        if (micros < link.micros()) {
            return new Bad(seq, "TIME");
        }
        if (!Arrays.equals(row.previous(), link.hash())) {
            return new Bad(seq, "LINK");
        }
        if (!Arrays.equals(row.hash(), hash(link.hash(), seq, micros, row.canonical()))) {
            return new Bad(seq, "HASH");
        }
        JsonNode text = EntryParser.json(row.canonical());
        JsonNode subject = text.path("subject");
        if (!row.columns()
                .equals(Arrays.asList(
                        text(text, "action"),
                        text(text, "outcome"),
                        text(text, "clientId"),
                        text(text, "operationId"),
                        text(text, "actorId"),
                        text(subject, "kind"),
                        text(subject, "id")))) {
            return new Bad(seq, "COLUMNS");
        }
        return checkPayload(seq, text.path("personal"), row.payload(), erasures);
    }

    private static @Nullable String text(JsonNode object, String name) {
        return object.has(name) ? object.get(name).asString() : null;
    }

    /** What the chain holds of an entry: SHA-256 over the previous hash, seq, at in microseconds (both 64 bits, big-endian) and the text in UTF-8. */
    static byte[] hash(byte[] previous, long seq, long micros, String canonical) {
        return Salted.sha256(
                previous,
                ByteBuffer.allocate(16).putLong(seq).putLong(micros).array(),
                canonical.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Bad checkPayload(long seq, JsonNode hashes, @Nullable String payload, Erasures erasures) {
        Map<String, String> expected = new TreeMap<>();
        hashes.propertyStream()
                .forEach(member ->
                        expected.put(member.getKey(), member.getValue().asString()));
        Map<String, String> found = new TreeMap<>();
        if (payload != null) {
            EntryParser.json(payload)
                    .propertyStream()
                    .forEach(member -> found.put(
                            member.getKey(),
                            new Salted(
                                            member.getKey(),
                                            java.util.HexFormat.of()
                                                    .parseHex(member.getValue()
                                                            .path("salt")
                                                            .asString()),
                                            member.getValue().path("value").asString())
                                    .hash()));
        }
        for (Map.Entry<String, String> field : found.entrySet()) {
            if (!expected.containsKey(field.getKey())) {
                return new Bad(seq, "PAYLOAD_ADDED");
            }
            if (!Objects.equals(expected.get(field.getKey()), field.getValue())) {
                return new Bad(seq, "PAYLOAD_ALTERED");
            }
        }
        for (String field : expected.keySet()) {
            if (!found.containsKey(field) && !erasures.explain(seq, field)) {
                return new Bad(seq, "PAYLOAD_MISSING");
            }
        }
        return null;
    }

    /** Whether the last entry is the head's, and no payload belongs to an entry that is not there. */
    private @Nullable Bad ends(Link last) {
        Long orphan = jdbc.sql("""
                        select p.seq from ledger_payload p left join ledger_entry e on e.at = p.at and e.seq = p.seq
                        where e.seq is null order by p.seq limit 1""").query(Long.class).optional().orElse(null);
        if (orphan != null) {
            return new Bad(orphan, "PAYLOAD_ADDED");
        }
        Head head = jdbc.sql("select seq, at, hash from ledger_head")
                .query((row, number) ->
                        new Head(row.getLong("seq"), row.getObject("at", OffsetDateTime.class), row.getBytes("hash")))
                .optional()
                .orElse(null);
        if (head == null || head.seq() < last.seq()) {
            return new Bad(head == null ? last.seq() : head.seq() + 1, "HEAD");
        }
        if (head.seq() > last.seq()) {
            return new Bad(last.seq() + 1, "HEAD");
        }
        boolean same = Arrays.equals(head.hash(), last.hash())
                && (last.micros() == Long.MIN_VALUE
                        || last.micros()
                                == EntryText.micros(
                                        new EntryRef(head.seq(), head.at().toInstant())));
        return same ? null : new Bad(head.seq(), "HEAD");
    }
}
