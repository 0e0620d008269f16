package dev.counterfoil.shell;

import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.EntryRef;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.vault.KeyStatus;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Has somebody say that the key is saved elsewhere, and records that they did. */
@Service
public class KeyConfirmation {

    private final KeyStatus status;
    private final Ledger ledger;
    private final Rights rights;
    private final TransactionTemplate transaction;

    KeyConfirmation(KeyStatus status, Ledger ledger, Rights rights, PlatformTransactionManager manager) {
        this.status = status;
        this.ledger = ledger;
        this.rights = rights;
        this.transaction = new TransactionTemplate(manager);
    }

    /** Whether it is still to be done, and by this person. */
    public boolean wanted(Actor actor) {
        return rights.may(actor, Permission.KEY_CONFIRM, null) && !status.confirmed();
    }

    /** Where the key is, for whoever may confirm it. */
    public String where(Actor actor) {
        rights.require(actor, Permission.KEY_CONFIRM, null);
        return status.where();
    }

    /**
     * Notes that this person read the fingerprint from their copy; both the note and its entry are kept, or neither.
     *
     * @return the entry, or empty and nothing is noted when it is not the fingerprint of the key in use
     */
    public Optional<EntryRef> confirm(Actor actor, String fingerprintTyped) {
        rights.require(actor, Permission.KEY_CONFIRM, null);
        Optional<EntryRef> entry = transaction.execute(begun -> {
            if (!status.confirm(fingerprintTyped, actor.id().value())) {
                return Optional.empty();
            }
            String fingerprint = status.fingerprint();
            return Optional.of(ledger.append(new EntryDraft(
                    "key.confirm",
                    1,
                    Outcome.RECORDED,
                    null,
                    new Subject("key", fingerprint, fingerprint),
                    null,
                    actor.id().value(),
                    Map.of(),
                    actor.personal(),
                    Map.of())));
        });
        return entry == null ? Optional.empty() : entry;
    }
}
