package dev.counterfoil.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
            assertThat(ServerProcesses.server(Long.parseLong(first.strip()))).isEmpty();
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
