package dev.counterfoil.vault;

import dev.counterfoil.testing.TestDatabase;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The real vault on a database of a test, used as the application role. */
public final class TestVault {

    private final KeyRing keys;
    private final Vault vault;

    /** Makes the key file, or takes the one that is there. */
    public TestVault(TestDatabase database, Path keyFile) {
        this(database.app(), keyFile);
    }

    /** As the other, within the transactions of this source. */
    public TestVault(DataSource source, Path keyFile) {
        JdbcClient jdbc = JdbcClient.create(source);
        keys = new KeyRing(jdbc, new JdbcTransactionManager(source), new KeyFile(keyFile, null));
        vault = new SealingVault(jdbc, keys);
    }

    public Vault vault() {
        return vault;
    }

    public KeyStatus status() {
        return keys;
    }
}
