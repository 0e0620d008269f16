package dev.counterfoil.boot;

import dev.counterfoil.boot.DatabaseAccess.Login;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes roles and database on our own server, and brings any database to the newest schema. */
public final class DatabaseSetup {

    /** The role that owns the database on our own server. */
    public static final String OWNER = "counterfoil_owner";
    /** The role the portal works as on our own server. */
    public static final String APP = "counterfoil_app";

    private static final int OLDEST_VERSION = 16;

    /** What a name may be that means the same with and without quotes, as the migrations write it. */
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private DatabaseSetup() {}

    /**
     * Makes the two roles and the database where they are missing, and gives both roles new random passwords, which
     * live in this process only.
     */
    public static DatabaseAccess prepare(EmbeddedPostgres server, String database) {
        Login owner = new Login(OWNER, PrivateFile.newPassword());
        Login app = new Login(APP, PrivateFile.newPassword());
        try (Connection connection = superuser(server)) {
            role(connection, owner);
            role(connection, app);
            createDatabase(connection, database);
        } catch (SQLException e) {
            throw new StartupException(
                    StartupException.UNAVAILABLE,
                    "The roles of the embedded PostgreSQL could not be set up: " + e.getMessage(),
                    e);
        }
        return new DatabaseAccess(server.jdbcUrl(database), owner, app);
    }

    /** Lets nobody sign in as the owner until the next {@link #prepare}. */
    public static void lockOwner(EmbeddedPostgres server) {
        try (Connection connection = superuser(server)) {
            execute(connection, "ALTER ROLE " + OWNER + " NOLOGIN PASSWORD NULL");
        } catch (SQLException e) {
            throw new StartupException(
                    StartupException.UNAVAILABLE, "The owner role could not be locked: " + e.getMessage(), e);
        }
    }

    /**
     * Refuses a database that is too old, whose application role could act as its owner, or whose roles the migrations cannot name.
     *
     * @throws StartupException naming what has to change
     */
    public static void check(DatabaseAccess access) {
        requirePlain("counterfoil.db.owner-user", access.owner());
        requirePlain("counterfoil.db.app-user", access.app());
        try (Connection connection = access.unpooled(access.app()).getConnection()) {
            requireVersion(connection.getMetaData().getDatabaseMajorVersion());
            if (isTrue(
                    connection,
                    "SELECT rolsuper OR rolbypassrls OR pg_has_role(current_user, ?, 'MEMBER')"
                            + " FROM pg_roles WHERE rolname = current_user",
                    access.owner().user())) {
                throw new StartupException(
                        StartupException.CONFIGURATION,
                        "The application role " + access.app().user()
                                + " may act as the owner of the database, so the audit log would not be safe from the"
                                + " portal itself. Use two separate roles: db/roles.sql makes them.");
            }
            // Who owns the database owns its schema, too, and could drop the ledger.
            if (isTrue(
                    connection,
                    "SELECT pg_has_role(current_user, datdba, 'MEMBER') FROM pg_database"
                            + " WHERE datname = current_database()")) {
                throw new StartupException(
                        StartupException.CONFIGURATION,
                        "The application role " + access.app().user()
                                + " owns the database, so the audit log would not be safe from the portal itself. Give it to"
                                + " the owner: ALTER DATABASE … OWNER TO "
                                + access.owner().user() + ".");
            }
        } catch (SQLException e) {
            throw new StartupException(
                    StartupException.UNAVAILABLE,
                    "The database at " + withoutQuery(access.url()) + " cannot be reached as "
                            + access.app().user() + ": " + e.getMessage(),
                    e);
        }
    }

    /**
     * Refuses a migrated database in whose schema the application role could make functions that the ledger's own would call.
     *
     * @throws StartupException naming what has to change
     */
    public static void checkSchema(DatabaseAccess access) {
        try (Connection connection = access.unpooled(access.app()).getConnection()) {
            if (isTrue(connection, "SELECT has_schema_privilege(current_user, current_schema(), 'CREATE')")) {
                throw new StartupException(
                        StartupException.CONFIGURATION,
                        "The application role " + access.app().user()
                                + " may make things in the schema of the database, so the audit log would not be safe from"
                                + " the portal itself. Take that right away: REVOKE CREATE ON SCHEMA public FROM PUBLIC, "
                                + access.app().user() + "; and let no schema belong to it.");
            }
        } catch (SQLException e) {
            throw new StartupException(
                    StartupException.UNAVAILABLE, "The database could not be looked at: " + e.getMessage(), e);
        }
    }

    private static void requirePlain(String property, Login login) {
        if (!PLAIN.matcher(login.user()).matches()) {
            throw new StartupException(
                    StartupException.CONFIGURATION,
                    property + " names the role \"" + login.user()
                            + "\"; Counterfoil needs a name of small letters, digits and _ that begins with no digit, such as "
                            + APP + ".");
        }
    }

    /** @throws StartupException if that major version is too old */
    static void requireVersion(int major) {
        if (major < OLDEST_VERSION) {
            throw new StartupException(
                    StartupException.CONFIGURATION,
                    "Counterfoil needs PostgreSQL " + OLDEST_VERSION + " or newer; counterfoil.db.url leads to " + major
                            + ".");
        }
    }

    /**
     * Runs all outstanding migrations as the owner.
     *
     * @throws StartupException if one fails, or the database was migrated by a newer Counterfoil
     */
    public static void migrate(DatabaseAccess access) {
        try {
            Flyway.configure(DatabaseSetup.class.getClassLoader())
                    .dataSource(access.unpooled(access.owner()))
                    .locations("classpath:db/migration")
                    .placeholders(Map.of(
                            "app", access.app().user(), "owner", access.owner().user()))
                    .validateMigrationNaming(true)
                    .cleanDisabled(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StartupException(
                    StartupException.UNAVAILABLE, "The database could not be migrated: " + e.getMessage(), e);
        }
    }

    /** A connection of the superuser to the server's own maintenance database. */
    public static Connection superuser(EmbeddedPostgres server) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl("postgres"));
        source.setUser(EmbeddedPostgres.SUPERUSER);
        source.setPassword(server.password());
        return source.getConnection();
    }

    private static void role(Connection connection, Login login) throws SQLException {
        if (!isTrue(connection, "SELECT count(*) > 0 FROM pg_roles WHERE rolname = ?", login.user())) {
            execute(connection, "CREATE ROLE " + login.user());
        }
        execute(
                connection,
                "ALTER ROLE " + login.user() + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS");
        // The driver hashes it first: the password itself never travels in a statement.
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(login.user(), login.password().toCharArray(), "scram-sha-256");
    }

    private static void createDatabase(Connection connection, String database) throws SQLException {
        if (!isTrue(connection, "SELECT count(*) > 0 FROM pg_database WHERE datname = ?", database)) {
            execute(connection, "CREATE DATABASE " + database + " OWNER " + OWNER);
        }
        execute(connection, "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
        execute(connection, "GRANT CONNECT ON DATABASE " + database + " TO " + APP);
    }

    private static boolean isTrue(Connection connection, String query, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }
}
