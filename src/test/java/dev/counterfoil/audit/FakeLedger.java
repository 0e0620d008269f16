package dev.counterfoil.audit;

import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.EntryRef;
import dev.counterfoil.ledger.LedgerReader;
import dev.counterfoil.ledger.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/** A record held in memory, which follows what {@link LedgerReader} promises. */
public class FakeLedger implements LedgerReader {

    public final List<Entry> entries = new ArrayList<>();
    public final AtomicInteger verified = new AtomicInteger();
    public @Nullable Verdict verdict;
    public boolean broken;

    @Override
    public List<Entry> page(Query query, @Nullable EntryRef before, int limit) {
        if (broken) {
            throw new QueryTimeoutException("gone");
        }
        return entries.stream()
                .filter(entry -> query.clients() == null
                        || entry.clientId() != null && query.clients().contains(entry.clientId()))
                .filter(entry -> query.subjectKind() == null
                        || entry.subject() != null
                                && entry.subject().kind().equals(query.subjectKind())
                                && query.subjectIds().contains(entry.subject().id()))
                .filter(entry ->
                        query.operationId() == null || query.operationId().equals(entry.operationId()))
                .filter(entry -> query.actionPrefix() == null || entry.action().startsWith(query.actionPrefix()))
                .filter(entry -> query.outcome() == null || entry.outcome() == query.outcome())
                .filter(entry -> query.actorId() == null || query.actorId().equals(entry.actorId()))
                .filter(entry -> query.from() == null || !entry.at().isBefore(query.from()))
                .filter(entry -> query.until() == null || entry.at().isBefore(query.until()))
                .filter(entry -> !query.withoutRequests() || !answered(entry))
                .filter(entry -> before == null || entry.seq() < before.seq())
                .sorted(Comparator.comparingLong(Entry::seq).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Entry> find(long seq) {
        return entries.stream().filter(entry -> entry.seq() == seq).findAny();
    }

    @Override
    public Verdict verify() {
        verified.incrementAndGet();
        return verdict != null ? verdict : new Verdict(true, entries.size(), entries.size(), null, null);
    }

    private boolean answered(Entry entry) {
        return entry.outcome() == Outcome.REQUESTED
                && entries.stream()
                        .anyMatch(later -> later.seq() > entry.seq()
                                && later.operationId() != null
                                && later.operationId().equals(entry.operationId()));
    }
}
