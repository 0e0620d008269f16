package dev.counterfoil.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.counterfoil.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTests {

    @TempDir
    Path folder;

    @Test
    void data_outlives_a_stop_and_a_lost_superuser_password() throws Exception {
        try (EmbeddedPostgres server = start()) {
            execute(server, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        String before = Files.readString(passwordFile());
        Files.delete(passwordFile());

        try (EmbeddedPostgres server = start()) {
            assertThat(server.password()).isNotEqualTo(before.strip());
            assertThat(read(server, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void nobody_connects_without_the_password() throws Exception {
        try (EmbeddedPostgres server = start()) {
            String url = server.jdbcUrl("postgres");

            assertThatThrownBy(() -> DriverManager.getConnection(url, EmbeddedPostgres.SUPERUSER, "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(read(server, "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"))
                    .isEqualTo("0");
            assertThat(Files.getPosixFilePermissions(passwordFile())).hasSize(2);
        }
    }

    @Test
    void a_commit_is_durable() throws Exception {
        // Only looks at the settings: started as the portal starts it.
        try (EmbeddedPostgres server = EmbeddedPostgres.start(places(), true)) {
            assertThat(read(server, "SHOW fsync")).isEqualTo("on");
            assertThat(read(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(read(server, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(read(server, "SHOW data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void a_server_left_behind_by_a_killed_portal_is_stopped_and_its_data_kept() throws Exception {
        EmbeddedPostgres orphan = start();
        execute(orphan, "CREATE TABLE kept AS SELECT 'before the kill' AS said");
        String first = Files.readAllLines(cluster().resolve("postmaster.pid")).getFirst();

        try (EmbeddedPostgres server = start()) {
            assertThat(ServerProcesses.server(new Postmaster(Long.parseLong(first.strip()), null)))
                    .isEmpty();
            assertThat(read(server, "SELECT said FROM kept")).isEqualTo("before the kill");
        }
    }

    @Test
    void a_server_killed_itself_recovers_what_it_had_committed() throws Exception {
        EmbeddedPostgres killed = EmbeddedPostgres.start(places(), true);
        execute(killed, "CREATE TABLE kept AS SELECT 'committed' AS said");
        long pid = Long.parseLong(Files.readAllLines(cluster().resolve("postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();

        try (EmbeddedPostgres server = start()) {
            assertThat(read(server, "SELECT said FROM kept")).isEqualTo("committed");
        }
    }

    @Test
    void a_process_that_merely_got_the_number_of_a_dead_server_is_left_alone() throws Exception {
        start().close();
        Process bystander = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(cluster().resolve("postmaster.pid"), bystander.pid() + "\n" + cluster() + "\n");

            try (EmbeddedPostgres server = start()) {
                assertThat(read(server, "SELECT 1")).isEqualTo("1");
                assertThat(bystander.isAlive()).isTrue();
            }
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void a_process_whose_program_is_hidden_counts_only_if_it_began_when_the_server_did() {
        Instant began = Instant.parse("2026-11-28T12:00:00Z");
        Postmaster recorded = new Postmaster(4711, began);

        assertThat(ServerProcesses.canBe(recorded, "/data/pg-bin/18.6.0/bin/postgres", null))
                .isTrue();
        assertThat(ServerProcesses.canBe(recorded, "/usr/bin/sleep", began)).isFalse();
        assertThat(ServerProcesses.canBe(recorded, null, began.minusMillis(900)))
                .isTrue();
        assertThat(ServerProcesses.canBe(recorded, null, began.plusSeconds(60))).isFalse();
        assertThat(ServerProcesses.canBe(recorded, null, began.minusSeconds(60)))
                .isFalse();
        assertThat(ServerProcesses.canBe(recorded, null, null)).isFalse();
        assertThat(ServerProcesses.canBe(new Postmaster(4711, null), null, began))
                .isFalse();
    }

    @Test
    void the_file_of_a_server_tells_its_process_and_when_it_began() {
        assertThat(Postmaster.read(List.of("4711", "/data/postgres", "1795867200", "5432")))
                .contains(new Postmaster(4711, Instant.ofEpochSecond(1_795_867_200)));
        assertThat(Postmaster.read(List.of("4711"))).contains(new Postmaster(4711, null));
        assertThat(Postmaster.read(List.of("-4711", "/data/postgres", "1795867200")))
                .isEmpty();
        assertThat(Postmaster.read(List.of())).isEmpty();
    }

    @Test
    void what_a_killed_server_left_running_is_waited_for() throws Exception {
        EmbeddedPostgres killed = start();
        try (Connection connection = DatabaseSetup.superuser(killed);
                Statement statement = connection.createStatement();
                var result = statement.executeQuery("SELECT pg_backend_pid()")) {
            assertThat(result.next()).isTrue();
            long child = result.getLong(1);
            ProcessHandle postmaster = ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(cluster().resolve("postmaster.pid"))
                                    .getFirst()
                                    .strip()))
                    .orElseThrow();
            signal("STOP", child);
            postmaster.destroyForcibly();
            postmaster.onExit().join();

            FutureTask<EmbeddedPostgres> next = new FutureTask<>(this::start);
            Thread starting = Thread.ofPlatform().start(next);
            Eventually.until(
                    () -> next.isDone()
                            || Arrays.stream(starting.getStackTrace())
                                    .anyMatch(frame -> frame.getMethodName().equals("awaitNoneIn")),
                    () -> {});
            assertThat(next.isDone()).isFalse();
            signal("CONT", child);

            try (EmbeddedPostgres server = next.get()) {
                assertThat(read(server, "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void where_root_has_no_user_namespace_the_server_runs_as_another_account() throws Exception {
        Optional<PostgresAccount.Other> nobody = PostgresAccount.Other.of("nobody");
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        assumeThat(nobody).isPresent();
        PostgresAccount.Other account = nobody.orElseThrow();
        Path data = folder.resolve("data");
        EmbeddedPostgres.Places places = EmbeddedPostgres.Places.below(data, passwordFile());
        PrivateFile.createFolder(places.logs());
        PrivateFile.createFolder(places.sockets());
        PostgresBinaries binaries = PostgresBinaries.unpack(places.binaries());

        assertThat(account.works(places, binaries))
                .as("a folder above the data folder keeps it out")
                .isFalse();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        assertThat(account.works(places, binaries)).isTrue();

        try (EmbeddedPostgres server = EmbeddedPostgres.start(places, binaries, account, false)) {
            execute(server, "CREATE TABLE kept AS SELECT 42 AS answer");
            assertThat(Files.getOwner(places.cluster()).getName()).isEqualTo("nobody");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx--x--x");
            for (Path closed : List.of(places.cluster(), places.logs(), places.sockets())) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(closed)))
                        .isEqualTo("rwx------");
            }
            assertThat(Files.getOwner(binaries.home()).getName())
                    .as("what root runs, nobody else may change")
                    .isEqualTo("root");
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(places, binaries, account, false)) {
            assertThat(read(server, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void a_folder_of_another_major_version_is_refused_and_left_alone() throws Exception {
        Files.createDirectories(cluster());
        Files.writeString(cluster().resolve("PG_VERSION"), "15\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("was written by PostgreSQL 15")
                .hasMessageContaining("Nothing was changed")
                .extracting(e -> ((StartupException) e).getExitCode())
                .isEqualTo(StartupException.CONFIGURATION);
        try (var files = Files.list(cluster())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void a_making_that_was_interrupted_is_begun_again() throws Exception {
        Files.createDirectories(cluster().resolveSibling("cluster.new").resolve("base"));

        try (EmbeddedPostgres server = start()) {
            assertThat(read(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_folder_whose_path_is_too_long_for_a_socket_works() throws Exception {
        Path deep = folder.resolve("d".repeat(100));
        EmbeddedPostgres.Places places = EmbeddedPostgres.Places.below(deep, folder.resolve("password"));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(
                new EmbeddedPostgres.Places(
                        binaries(), places.cluster(), places.sockets(), places.log(), places.passwordFile()),
                false)) {
            assertThat(read(server, "SHOW unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void each_machine_gets_its_own_archive() {
        assertThat(PostgresBinaries.archiveName("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
        assertThat(PostgresBinaries.archiveName("Linux", "aarch64")).isEqualTo("postgres-linux-arm_64.txz");
        assertThat(PostgresBinaries.archiveName("Mac OS X", "aarch64")).isEqualTo("postgres-darwin-arm_64.txz");
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(places(), false);
    }

    private EmbeddedPostgres.Places places() {
        return new EmbeddedPostgres.Places(
                binaries(), cluster(), folder.resolve("run"), folder.resolve("postgres.log"), passwordFile());
    }

    /** Shared by all test runs, since unpacking takes seconds. */
    private static Path binaries() {
        return Path.of("target", "pg-bin").toAbsolutePath();
    }

    private Path cluster() {
        return folder.resolve("cluster");
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = DatabaseSetup.superuser(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(EmbeddedPostgres server, String query) throws SQLException {
        try (Connection connection = DatabaseSetup.superuser(server);
                Statement statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
