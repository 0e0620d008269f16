package dev.counterfoil.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.counterfoil.testing.TestDatabase;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The real ledger on a database of a test, written to as the application role. */
public final class TestLedger implements AutoCloseable {

    private final HikariDataSource source;
    private final PlatformTransactionManager manager;
    private final JdbcClient jdbc;
    private final JdbcLedger ledger;
    private final JdbcLedgerReader reader;
    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

    public TestLedger(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.app());
        config.setMaximumPoolSize(10);
        source = new HikariDataSource(config);
        manager = new JdbcTransactionManager(source);
        jdbc = JdbcClient.create(source);
        ledger = new JdbcLedger(jdbc, manager, events::add);
        reader = new JdbcLedgerReader(jdbc, manager);
    }

    public Ledger ledger() {
        return ledger;
    }

    public PayloadEraser eraser() {
        return ledger;
    }

    public LedgerReader reader() {
        return reader;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public DataSource source() {
        return source;
    }

    /** Transactions the ledger joins. */
    public TransactionTemplate transaction() {
        return new TransactionTemplate(manager);
    }

    PlatformTransactionManager manager() {
        return manager;
    }

    /** What the ledger published, in order. */
    public BlockingQueue<Object> events() {
        return events;
    }

    /** An entry with a bit of everything. */
    public static EntryDraft draft(int number) {
        return new EntryDraft(
                "client.edit",
                1,
                Outcome.RECORDED,
                UUID.nameUUIDFromBytes(new byte[] {(byte) (number % 3)}),
                new Subject("client", "client-" + number % 3, "Loyalty " + number),
                null,
                new UUID(7, number % 2),
                Map.of("name", "Loyalty " + number),
                Map.of("actor.name", "Ana Pérez", "actor.email", "ana" + number + "@example.com"),
                Map.of("after", "{\"name\":\"Loyalty " + number + "\"}"));
    }

    @Override
    public void close() {
        ledger.destroy();
        source.close();
    }
}
