package dev.counterfoil.ledger;

import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Reads the record: a page is one statement, its personal payload included. */
@Component
class JdbcLedgerReader implements LedgerReader {

    private final JdbcClient jdbc;
    private final ChainVerifier verifier;

    JdbcLedgerReader(JdbcClient jdbc, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.verifier = new ChainVerifier(jdbc, manager);
    }

    @Override
    public List<Entry> page(Query query, @Nullable EntryRef before, int limit) {
        List<String> where = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>();
        if (before != null) {
            // The first comparison alone lets PostgreSQL leave out whole months.
            where.add("e.at <= ? and (e.at, e.seq) < (?, ?)");
            values.add(before.at().atOffset(ZoneOffset.UTC));
            values.add(before.at().atOffset(ZoneOffset.UTC));
            values.add(before.seq());
        }
        if (query.clients() != null) {
            where.add("e.client_id = any (?)");
            values.add(query.clients().toArray(UUID[]::new));
        }
        if (query.subjectKind() != null) {
            where.add("e.subject_kind = ?");
            values.add(OutsideText.escape(query.subjectKind()));
        }
        if (query.subjectIds() != null) {
            String[] ids = query.subjectIds().stream().map(OutsideText::escape).toArray(String[]::new);
            where.add("md5(e.subject_id) in (select md5(id) from unnest(?) id) and e.subject_id = any (?)");
            values.add(ids);
            values.add(ids);
        }
        if (query.operationId() != null) {
            where.add("e.operation_id = ?");
            values.add(query.operationId());
        }
        if (query.actionPrefix() != null) {
            where.add("starts_with(e.action, ?)");
            values.add(OutsideText.escape(query.actionPrefix()));
        }
        if (query.exceptActionPrefix() != null) {
            where.add("not starts_with(e.action, ?)");
            values.add(OutsideText.escape(query.exceptActionPrefix()));
        }
        if (query.outcome() != null) {
            where.add("e.outcome = ?");
            values.add(query.outcome().name());
        }
        if (query.actorId() != null) {
            where.add("e.actor_id = ?");
            values.add(query.actorId());
        }
        if (query.from() != null) {
            where.add("e.at >= ?");
            values.add(query.from().atOffset(ZoneOffset.UTC));
        }
        if (query.until() != null) {
            where.add("e.at < ?");
            values.add(query.until().atOffset(ZoneOffset.UTC));
        }
        if (query.withoutRequests()) {
            where.add("""
                    (e.outcome <> 'REQUESTED' or e.operation_id is null or not exists (
                        select from ledger_entry l
                        where l.operation_id = e.operation_id and l.at >= e.at and (l.at, l.seq) > (e.at, e.seq)))""");
        }
        values.add(limit);
        return jdbc.sql("select " + EntryParser.COLUMNS + " from ledger_entry e where " + String.join(" and ", where)
                        + " order by e.at desc, e.seq desc limit ?")
                .params(values)
                .query(EntryParser::entry)
                .list();
    }

    @Override
    public Optional<Entry> find(long seq) {
        return jdbc.sql("select " + EntryParser.COLUMNS + " from ledger_entry e where e.seq = ?")
                .param(1, seq, Types.BIGINT)
                .query(EntryParser::entry)
                .optional();
    }

    @Override
    public Verdict verify() {
        return verifier.verify();
    }
}
