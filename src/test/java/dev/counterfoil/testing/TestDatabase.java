package dev.counterfoil.testing;

import dev.counterfoil.boot.DatabaseAccess;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A migrated database of its own for a test, on a real PostgreSQL, with the portal's two roles.
 *
 * <p>Connections are opened for each use and not pooled.
 */
public final class TestDatabase implements AutoCloseable {

    private final DatabaseAccess access;

    private TestDatabase(DatabaseAccess access) {
        this.access = access;
    }

    /** Clones the migrated template, which takes a fraction of a second. */
    public static TestDatabase create() {
        return new TestDatabase(TestServer.get().cloneTemplate());
    }

    /** One that no migration has touched. */
    public static TestDatabase empty() {
        return new TestDatabase(TestServer.get().empty());
    }

    /** Makes it belong to the role the portal works as, as a careless operator would. */
    public void giveToApp() {
        TestServer.get().giveAway(access.url());
    }

    /** The address and both roles with their passwords. */
    public DatabaseAccess access() {
        return access;
    }

    /** Without user and password. */
    public String jdbcUrl() {
        return access.url();
    }

    /** Connections as the role the portal works as. */
    public DataSource app() {
        return access.unpooled(access.app());
    }

    /** Connections as the role that owns the schema, which the portal uses for migrations only. */
    public DataSource owner() {
        return access.unpooled(access.owner());
    }

    /** Statements as the role the portal works as. */
    public JdbcClient appClient() {
        return JdbcClient.create(app());
    }

    /** Statements as the role that owns the schema. */
    public JdbcClient ownerClient() {
        return JdbcClient.create(owner());
    }

    /** Removes the database; connections still open are cut. */
    @Override
    public void close() {
        TestServer.get().drop(access.url());
    }
}
