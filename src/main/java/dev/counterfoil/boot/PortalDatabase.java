package dev.counterfoil.boot;

import dev.counterfoil.boot.DatabaseAccess.Login;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The portal's database, migrated and ready; PostgreSQL itself too where it is the embedded one. */
final class PortalDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PortalDatabase.class);
    private static final String NAME = "counterfoil";

    private final String url;
    private final Login app;
    private final @Nullable EmbeddedPostgres server;

    private PortalDatabase(DatabaseAccess access, @Nullable EmbeddedPostgres server) {
        this.url = access.url();
        this.app = access.app();
        this.server = server;
    }

    /**
     * Starts the embedded PostgreSQL unless an address is configured, migrates as the owner and forgets the owner's
     * password.
     *
     * @throws StartupException if the database cannot be had, is too old or fails to migrate
     */
    static PortalDatabase open(PortalProperties properties) {
        String url = properties.db().url();
        return url == null || url.isBlank() ? embedded(properties) : external(properties.db(), url);
    }

    private static PortalDatabase embedded(PortalProperties properties) {
        Path passwordFile = properties.key().resolveSibling(properties.key().getFileName() + ".postgres");
        EmbeddedPostgres server =
                EmbeddedPostgres.start(EmbeddedPostgres.Places.below(properties.data(), passwordFile), true);
        try {
            DatabaseAccess access = DatabaseSetup.prepare(server, NAME);
            DatabaseSetup.migrate(access);
            DatabaseSetup.lockOwner(server);
            return new PortalDatabase(access, server);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static PortalDatabase external(PortalProperties.Database db, String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartupException(
                    StartupException.CONFIGURATION,
                    "counterfoil.db.url has to start with jdbc:postgresql: — for instance"
                            + " jdbc:postgresql://db.example.com:5432/counterfoil?sslmode=verify-full.");
        }
        DatabaseAccess access = new DatabaseAccess(
                url,
                new Login(required(db.ownerUser(), "owner-user"), required(db.ownerPassword(), "owner-password")),
                new Login(required(db.appUser(), "app-user"), required(db.appPassword(), "app-password")));
        DatabaseSetup.check(access);
        DatabaseSetup.migrate(access);
        DatabaseSetup.checkSchema(access);
        LOG.info("The configured PostgreSQL is migrated");
        return new PortalDatabase(access, null);
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new StartupException(
                    StartupException.CONFIGURATION,
                    "counterfoil.db.url is set, but counterfoil.db." + name
                            + " is not. The database needs two roles, the owner's and the application's: see db/roles.sql.");
        }
        return value;
    }

    String url() {
        return url;
    }

    Login app() {
        return app;
    }

    /** Connections as the role the portal works as that are not pooled: for what keeps one open. */
    DataSource unpooled() {
        return new DatabaseAccess(url, app, app).unpooled(app);
    }

    /** Stops the embedded server; a configured one is left alone. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
