package dev.counterfoil.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The files of one PostgreSQL cluster, and the commands that make, start and stop its server. */
record PostgresCluster(EmbeddedPostgres.Places places, PostgresBinaries binaries, PostgresAccount account) {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
    private static final Duration MAKING = Duration.ofMinutes(3);
    private static final String SETTINGS = "counterfoil.conf";
    /** {@code sun_path} holds 108 bytes with its closing zero; the socket's name takes up to 16 of them. */
    private static final int SOCKET_FOLDER_LIMIT = 107 - 17;

    /** Makes the cluster if there is none, stops a server left behind, and returns the superuser's password. */
    String prepare(boolean durable) throws IOException {
        if (!Files.exists(folder().resolve("PG_VERSION"))) {
            return create(durable);
        }
        checkVersion();
        // It may have been made under another account, where the kernel allowed what it refuses now.
        account.own(folder());
        stopOrphan();
        if (Files.exists(places.passwordFile())) {
            return Files.readString(places.passwordFile(), StandardCharsets.UTF_8)
                    .strip();
        }
        return resetPassword();
    }

    /**
     * Starts the server and waits until it accepts connections, recovery included.
     *
     * @return what went wrong, or empty
     */
    Optional<String> start(int port, boolean durable, Duration atMost) throws IOException {
        Files.writeString(folder().resolve(SETTINGS), settings(port, durable), StandardCharsets.UTF_8);
        account.own(folder().resolve(SETTINGS));
        Command.Result result = control(
                atMost,
                "start",
                "-w",
                "-t",
                Long.toString(atMost.toSeconds()),
                "-l",
                places.log().toString());
        return result.succeeded() ? Optional.empty() : Optional.of(EmbeddedPostgres.readTail(places.log()));
    }

    /** Stops the server, if one runs, and waits until it has. */
    void stop(String mode, Duration atMost) throws IOException {
        if (runningServer().isEmpty()) {
            return;
        }
        Command.Result result = control(atMost, "stop", "-m", mode, "-w", "-t", Long.toString(atMost.toSeconds()));
        if (!result.succeeded() && runningServer().isPresent()) {
            throw new IOException(result.output().strip());
        }
    }

    private Path folder() {
        return places.cluster().toAbsolutePath();
    }

    private String create(boolean durable) throws IOException {
        // What stands here without PG_VERSION is the rest of a making that was interrupted.
        Path draft = folder().resolveSibling(folder().getFileName() + ".new");
        FileSystemUtils.deleteRecursively(draft);
        PrivateFile.createFolder(draft);
        account.own(draft);
        String password = PrivateFile.newPassword();
        Path passwordForInitdb = draft.resolveSibling(draft.getFileName() + ".pw");
        try {
            PrivateFile.write(passwordForInitdb, password + "\n");
            account.own(passwordForInitdb);
            List<String> command = new ArrayList<>(List.of(
                    binaries.program("initdb"),
                    "-D",
                    draft.toString(),
                    "-U",
                    EmbeddedPostgres.SUPERUSER,
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + passwordForInitdb,
                    "-E",
                    "UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--no-instructions"));
            if (!durable) {
                command.add("--no-sync");
            }
            Command.Result result = Command.run(account.wrap(command), MAKING);
            if (!result.succeeded()) {
                throw new IOException("initdb failed: " + result.output().strip());
            }
            Files.writeString(
                    draft.resolve("postgresql.conf"), "\ninclude = '" + SETTINGS + "'\n", StandardOpenOption.APPEND);
            // The password first: a cluster whose password is lost is mended, but only by a further start.
            PrivateFile.write(places.passwordFile(), password + "\n");
            FileSystemUtils.deleteRecursively(folder());
            Files.move(draft, folder());
            return password;
        } finally {
            Files.deleteIfExists(passwordForInitdb);
        }
    }

    private void checkVersion() throws IOException {
        String found = Files.readString(folder().resolve("PG_VERSION"), StandardCharsets.UTF_8)
                .strip();
        if (!found.equals(Integer.toString(binaries.major()))) {
            throw new StartupException(
                    StartupException.CONFIGURATION,
                    "The data in " + folder() + " was written by PostgreSQL " + found
                            + ", but this Counterfoil brings PostgreSQL " + binaries.major()
                            + ". Nothing was changed. Either start the Counterfoil that wrote it, or dump the data with "
                            + "PostgreSQL " + found + " and restore it into a PostgreSQL named by counterfoil.db.url.");
        }
    }

    private void stopOrphan() throws IOException {
        Optional<Postmaster> recorded = recorded();
        Optional<ProcessHandle> server = runningServer();
        if (server.isPresent()) {
            LOG.warn(
                    "A killed portal left PostgreSQL running (process {}); stopping it",
                    server.get().pid());
            stop("fast", Duration.ofMinutes(3));
        } else if (Files.exists(pidFile())) {
            // Children of a killed server hold its shared memory for a moment longer, and a new one refuses to start
            // beside them.
            ServerProcesses.awaitNoneIn(folder(), Duration.ofMinutes(1));
            if (recorded.flatMap(dead -> ProcessHandle.of(dead.pid())).isPresent()) {
                // The number belongs to another program or to a dead process that nobody collected; PostgreSQL would
                // take it for a server.
                Files.delete(pidFile());
            }
        }
    }

    /** The living server of this cluster; a process that merely got its number does not count. */
    private Optional<ProcessHandle> runningServer() throws IOException {
        return recorded().flatMap(ServerProcesses::server);
    }

    private Path pidFile() {
        return folder().resolve("postmaster.pid");
    }

    private Optional<Postmaster> recorded() throws IOException {
        return Files.exists(pidFile())
                ? Postmaster.read(Files.readAllLines(pidFile(), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** Whoever may write the cluster's files may also set its password, with the server stopped. */
    private String resetPassword() throws IOException {
        LOG.warn("The superuser's password is missing; setting a new one");
        String password = PrivateFile.newPassword();
        Files.writeString(folder().resolve(SETTINGS), "", StandardCharsets.UTF_8);
        Command.Result result = Command.run(
                account.wrap(List.of(
                        binaries.program("postgres"),
                        "--single",
                        "-D",
                        folder().toString(),
                        "-c",
                        "log_min_error_statement=panic",
                        "postgres")),
                "ALTER ROLE " + EmbeddedPostgres.SUPERUSER + " PASSWORD '" + password + "';\n",
                MAKING);
        if (!result.succeeded() || result.output().contains("ERROR:")) {
            throw new IOException("the superuser's password could not be set again");
        }
        PrivateFile.write(places.passwordFile(), password + "\n");
        return password;
    }

    private Command.Result control(Duration atMost, String action, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(binaries.program("pg_ctl"), action, "-D", folder().toString()));
        command.addAll(List.of(options));
        return Command.run(account.wrap(command), atMost.plusSeconds(10));
    }

    private String settings(int port, boolean durable) {
        String sockets = places.sockets().toAbsolutePath().toString();
        boolean fits = sockets.getBytes(StandardCharsets.UTF_8).length <= SOCKET_FOLDER_LIMIT;
        String onOff = durable ? "on" : "off";
        // Statements stay out of the server's log, since their values may be secret.
        return """
                # Written at each start: changes made here are lost.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = '%s'
                unix_socket_permissions = 0700
                max_connections = 100
                password_encryption = 'scram-sha-256'
                fsync = %s
                synchronous_commit = %s
                full_page_writes = %s
                timezone = 'UTC'
                log_timezone = 'UTC'
                lc_messages = 'C'
                log_statement = 'none'
                log_min_error_statement = 'panic'
                log_parameter_max_length_on_error = 0
                """.formatted(port, fits ? sockets.replace("'", "''") : "", onOff, onOff, onOff);
    }
}
