package dev.counterfoil.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, on 127.0.0.1 and a free port, whose data outlives this process. Every connection
 * needs a password (scram-sha-256); the superuser's is random and kept in a file outside the data folder.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The only superuser of the cluster. */
    public static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int STARTS = 4;

    /**
     * Where the server lives.
     *
     * @param binaries folder of unpacked programs, one sub-folder a version
     * @param cluster PostgreSQL's data folder
     * @param sockets folder of its Unix socket; left out if the path is too long for one
     * @param log the server's own log file
     * @param passwordFile holds the superuser's password, 0600; outside the data folder
     */
    public record Places(Path binaries, Path cluster, Path sockets, Path log, Path passwordFile) {

        /** The usual places below a data folder. */
        public static Places below(Path data, Path passwordFile) {
            return new Places(
                    data.resolve("pg-bin"),
                    data.resolve("postgres"),
                    data.resolve("run"),
                    data.resolve("logs").resolve("postgres.log"),
                    passwordFile);
        }

        /** The folder of the server's own log file. */
        Path logs() {
            Path folder = log.toAbsolutePath().getParent();
            return folder == null ? Path.of("/") : folder;
        }
    }

    private final PostgresCluster cluster;
    private final int port;
    private final String password;

    private EmbeddedPostgres(PostgresCluster cluster, int port, String password) {
        this.cluster = cluster;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server; makes its cluster on the first start. A server that a killed process left behind in the same
     * folder is stopped first; the caller makes sure that no living process uses the folder.
     *
     * @param durable false only for throw-away data: a crash may then destroy it
     * @throws StartupException if it does not come up, or the folder was written by another major version
     */
    public static EmbeddedPostgres start(Places places, boolean durable) {
        PostgresBinaries binaries = PostgresBinaries.unpack(places.binaries().toAbsolutePath());
        try {
            for (Path folder : List.of(places.sockets(), places.logs())) {
                PrivateFile.createFolder(folder);
            }
        } catch (IOException e) {
            throw new StartupException(
                    StartupException.CANNOT_CREATE,
                    "The folders of PostgreSQL's sockets and log cannot be made: " + e.getMessage(),
                    e);
        }
        return start(places, binaries, PostgresAccount.find(places, binaries), durable);
    }

    /** The same under a given account; the folders of sockets and log exist. */
    static EmbeddedPostgres start(Places places, PostgresBinaries binaries, PostgresAccount account, boolean durable) {
        PostgresCluster cluster = new PostgresCluster(places, binaries, account);
        try {
            account.letIn(places, binaries);
            String password = cluster.prepare(durable);
            int port = start(cluster, durable);
            return new EmbeddedPostgres(cluster, port, password);
        } catch (IOException e) {
            throw new StartupException(
                    StartupException.UNAVAILABLE, "PostgreSQL could not be started: " + e.getMessage(), e);
        }
    }

    private static int start(PostgresCluster cluster, boolean durable) throws IOException {
        List<String> failures = new ArrayList<>();
        for (int attempt = 1; attempt <= STARTS; attempt++) {
            int port = freePort();
            Optional<String> failure = cluster.start(port, durable, PATIENCE);
            if (failure.isEmpty()) {
                LOG.info("PostgreSQL runs on 127.0.0.1:{}", port);
                return port;
            }
            // A port taken meanwhile, or children of a killed server that still hold its shared memory.
            failures.add(failure.get());
        }
        throw new StartupException(
                StartupException.UNAVAILABLE,
                "PostgreSQL does not start; its log is " + cluster.places().log() + ". It said: " + failures.getLast());
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The superuser's password. */
    public String password() {
        return password;
    }

    /** The JDBC address of one of its databases. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Stops the server after a checkpoint; connections still open are cut. Does nothing if it is stopped already. */
    @Override
    public void close() {
        try {
            cluster.stop("fast", PATIENCE);
        } catch (IOException e) {
            LOG.error("PostgreSQL could not be stopped: {}", e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "EmbeddedPostgres[port=" + port + "]";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    static String readTail(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return String.join(" / ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }
}
