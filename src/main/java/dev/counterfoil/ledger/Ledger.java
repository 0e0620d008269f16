package dev.counterfoil.ledger;

import java.util.List;

/** Writing to the record. */
public interface Ledger {

    /**
     * Appends entries in order: in the caller's transaction if one is active, else in one of its own.
     *
     * @throws IllegalStateException in a transaction nested in another (it would wait for itself)
     * @throws LedgerUnavailableException if the record cannot be written: the caller must not act
     */
    List<EntryRef> append(List<EntryDraft> drafts);

    /** As {@link #append(List)}, for one. */
    default EntryRef append(EntryDraft draft) {
        return append(List.of(draft)).getFirst();
    }

    /** Appends once the caller's transaction has ended, committed or not: for denials and failures. */
    void appendAfterwards(EntryDraft draft);
}
