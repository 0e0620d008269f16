package dev.counterfoil.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * How many transactions of one transaction manager are open on this thread, those suspended by {@code REQUIRES_NEW} included. Spring itself does not tell:
 * a suspended transaction is known only to the status object of the one that suspended it.
 */
final class TransactionDepth implements TransactionExecutionListener {

    private final ThreadLocal<Deque<TransactionExecution>> open = ThreadLocal.withInitial(ArrayDeque::new);

    int current() {
        Deque<TransactionExecution> mine = open.get();
        mine.removeIf(TransactionExecution::isCompleted);
        int depth = mine.size();
        if (depth == 0) {
            open.remove();
        }
        return depth;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null && transaction.isNewTransaction()) {
            open.get().push(transaction);
        }
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        ended(transaction);
    }

    @Override
    public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
        ended(transaction);
    }

    private void ended(TransactionExecution transaction) {
        Deque<TransactionExecution> mine = open.get();
        mine.remove(transaction);
        if (mine.isEmpty()) {
            open.remove();
        }
    }
}
