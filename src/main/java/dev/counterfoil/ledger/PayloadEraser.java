package dev.counterfoil.ledger;

import java.util.Collection;
import java.util.Set;

/** Erasing who from the record, while what, when and on which client stay, and the chain with them (G10). */
public interface PayloadEraser {

    /** Fields of the personal payload of one entry, such as {@code actor.name}. */
    record Target(EntryRef entry, Set<String> fields) {

        public Target {
            fields = Set.copyOf(fields);
        }
    }

    /**
     * Deletes these fields for good and appends the entry that says so, in one transaction: the caller's or its own. What was erased before stays erased.
     *
     * @param draft who asked and why; its action must be {@link #ACTION}
     * @throws IllegalStateException in a transaction nested in another
     * @throws LedgerUnavailableException if it could not be recorded: then nothing is erased
     */
    EntryRef erase(Collection<Target> targets, EntryDraft draft);

    /** The action of an erasure's own entry. */
    String ACTION = "ledger.erase";
}
