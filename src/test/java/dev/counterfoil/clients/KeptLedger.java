package dev.counterfoil.clients;

import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.EntryRef;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.ledger.LedgerUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what it is given, unless a test breaks it. */
public class KeptLedger implements Ledger {

    public final List<EntryDraft> entries = new CopyOnWriteArrayList<>();
    public volatile boolean broken;
    private final AtomicLong seq = new AtomicLong();

    @Override
    public List<EntryRef> append(List<EntryDraft> drafts) {
        if (broken) {
            throw new LedgerUnavailableException("broken for the test", new IllegalStateException());
        }
        entries.addAll(drafts);
        return drafts.stream()
                .map(draft -> new EntryRef(seq.incrementAndGet(), Instant.parse("2026-11-22T10:00:00Z")))
                .toList();
    }

    @Override
    public void appendAfterwards(EntryDraft draft) {
        entries.add(draft);
    }

    public List<String> actions() {
        return entries.stream().map(EntryDraft::action).toList();
    }
}
