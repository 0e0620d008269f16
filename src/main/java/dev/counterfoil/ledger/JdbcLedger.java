package dev.counterfoil.ledger;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The record in PostgreSQL. All writing goes through the database's own functions, which hold a lock until the transaction ends: so an entry appended in a
 * transaction should be among its last statements, and no remote call may follow it.
 *
 * <p>Transactions must be READ COMMITTED; the function refuses others.
 */
@Component
class JdbcLedger implements Ledger, PayloadEraser, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcLedger.class);

    private final Appender appender;
    private final TransactionTemplate transaction;
    private final TransactionDepth depth = new TransactionDepth();
    private final ApplicationEventPublisher events;
    private final OrderlyThread announcements = new OrderlyThread("ledger-announcements");
    private final OrderlyThread afterwards = new OrderlyThread("ledger-afterwards");

    JdbcLedger(JdbcClient jdbc, PlatformTransactionManager manager, ApplicationEventPublisher events) {
        this.appender = new Appender(jdbc);
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setIsolationLevel(TransactionTemplate.ISOLATION_READ_COMMITTED);
        this.events = events;
        if (!(manager instanceof ConfigurableTransactionManager configurable)) {
            throw new IllegalStateException("the ledger cannot see nested transactions of " + manager.getClass());
        }
        configurable.addListener(depth);
    }

    @Override
    public List<EntryRef> append(List<EntryDraft> drafts) {
        List<EntryText> entries = drafts.stream().map(EntryText::of).toList();
        return drafts.isEmpty() ? List.of() : write(drafts, () -> appender.append(entries));
    }

    @Override
    public EntryRef erase(Collection<Target> targets, EntryDraft draft) {
        if (targets.isEmpty() || !draft.action().equals(ACTION)) {
            throw new IllegalArgumentException("an erasure names what it erases");
        }
        EntryText entry = EntryText.of(draft, targets);
        return write(List.of(draft), () -> List.of(appender.erase(entry))).getFirst();
    }

    /** With a transaction active, the entry is written on another thread right after it: its connection is still taken then, and waiting for a second one could starve the pool. */
    @Override
    public void appendAfterwards(EntryDraft draft) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            append(draft);
        } else if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    handOver(draft);
                }
            });
        } else {
            handOver(draft);
        }
    }

    private void handOver(EntryDraft draft) {
        afterwards.run(() -> {
            try {
                append(draft);
            } catch (RuntimeException e) {
                LOG.error("An entry {} ({}) could not be recorded", draft.action(), draft.outcome(), e);
            }
        });
    }

    private List<EntryRef> write(List<EntryDraft> drafts, Supplier<List<EntryRef>> statement) {
        if (depth.current() > 1) {
            throw new IllegalStateException(
                    "appending in a transaction nested in another: the ledger's lock might be held by the outer one");
        }
        try {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                return announced(drafts, statement.get());
            }
            return transaction.execute(status -> announced(drafts, statement.get()));
        } catch (DataAccessException | TransactionException e) {
            throw new LedgerUnavailableException("The record cannot be written, so nothing was changed", e);
        }
    }

    private List<EntryRef> announced(List<EntryDraft> drafts, List<EntryRef> refs) {
        List<EntryAppended> appended = IntStream.range(0, refs.size())
                .mapToObj(i -> new EntryAppended(
                        refs.get(i), drafts.get(i).action(), drafts.get(i).clientId()))
                .toList();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                announcements.run(() -> appended.forEach(events::publishEvent));
            }
        });
        return refs;
    }

    /** Waits until all that was handed over is written. */
    @Override
    public void destroy() {
        afterwards.close();
        announcements.close();
    }
}
