package dev.counterfoil.changes;

import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.notices.Tasks;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Operations of which the API could not tell whether they were applied: a person looks, and says so. */
@Service
public class Doubts {

    /** The kind of the task that asks for it; its subject is the operation's ID. */
    public static final String TASK = "operation.ambiguous";

    private final OperationStore store;
    private final Rights rights;
    private final Tasks tasks;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    Doubts(OperationStore store, Rights rights, Tasks tasks, Ledger ledger, TransactionTemplate transaction) {
        this.store = store;
        this.rights = rights;
        this.tasks = tasks;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    /**
     * Notes that this person has looked at what became of the operation: an entry, and the task is closed, both or neither. Nothing is sent. Needs
     * AUDIT_VIEW on the client.
     *
     * @return false if nobody was asked to look any more, so that nothing was done
     */
    public boolean checked(Actor actor, UUID operationId) {
        OperationRecord operation = store.byId(operationId).orElse(null);
        if (operation == null) {
            return false;
        }
        rights.require(actor, Permission.AUDIT_VIEW, operation.clientId());
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!tasks.close(TASK, operationId.toString())) {
                return false;
            }
            ledger.append(OperationEntries.checked(operation, actor));
            return true;
        }));
    }
}
