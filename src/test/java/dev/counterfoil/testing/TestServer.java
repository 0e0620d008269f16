package dev.counterfoil.testing;

import dev.counterfoil.boot.DatabaseAccess;
import dev.counterfoil.boot.DatabaseSetup;
import dev.counterfoil.boot.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The one PostgreSQL server of this test run, with a migrated database from which others are cloned. */
final class TestServer {

    private static final String TEMPLATE = "counterfoil_template";
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final EmbeddedPostgres server;
    private final DatabaseAccess access;

    private TestServer(EmbeddedPostgres server, DatabaseAccess access) {
        this.server = server;
        this.access = access;
    }

    /** Started by its first user, stopped and removed when the JVM ends. */
    static TestServer get() {
        return Holder.SERVER;
    }

    DatabaseAccess cloneTemplate() {
        return create(TEMPLATE);
    }

    DatabaseAccess empty() {
        return create("template0");
    }

    /** Gives the database to the role the portal works as. */
    void giveAway(String url) {
        execute("ALTER DATABASE " + name(url) + " OWNER TO " + DatabaseSetup.APP);
    }

    private DatabaseAccess create(String template) {
        String name = "test_" + COUNTER.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + template + " OWNER " + DatabaseSetup.OWNER);
        execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        execute("GRANT CONNECT ON DATABASE " + name + " TO " + DatabaseSetup.APP);
        return access.at(server.jdbcUrl(name));
    }

    void drop(String url) {
        execute("DROP DATABASE IF EXISTS " + name(url) + " WITH (FORCE)");
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private synchronized void execute(String sql) {
        try (Connection connection = DatabaseSetup.superuser(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestServer start() {
        try {
            Path all = Files.createDirectories(TARGET.resolve("test-postgres"));
            removeLeftovers(all);
            Path mine = Files.createDirectories(
                    all.resolve(Long.toString(ProcessHandle.current().pid())));
            EmbeddedPostgres server = EmbeddedPostgres.start(places(mine), false);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                remove(mine);
            }));
            DatabaseAccess access = DatabaseSetup.prepare(server, TEMPLATE);
            DatabaseSetup.migrate(access);
            return new TestServer(server, access);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres.Places places(Path folder) {
        return new EmbeddedPostgres.Places(
                TARGET.resolve("pg-bin"),
                folder.resolve("cluster"),
                folder.resolve("run"),
                folder.resolve("postgres.log"),
                folder.resolve("password"));
    }

    /** A killed test run leaves its server behind. */
    private static void removeLeftovers(Path all) throws IOException {
        List<Path> folders;
        try (Stream<Path> children = Files.list(all)) {
            folders = children.toList();
        }
        for (Path folder : folders) {
            long pid = Long.parseLong(folder.getFileName().toString());
            boolean living = ProcessHandle.of(pid).isPresent();
            if (!living) {
                if (Files.exists(folder.resolve("cluster").resolve("PG_VERSION"))) {
                    EmbeddedPostgres.start(places(folder), false).close();
                }
                remove(folder);
            }
        }
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            // Below target/: the next build may clean it.
        }
    }

    private static final class Holder {
        static final TestServer SERVER = start();
    }
}
