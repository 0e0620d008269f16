package dev.counterfoil.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.counterfoil.boot.DatabaseAccess.Login;
import dev.counterfoil.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

class PortalDatabaseTests {

    @SpringBootConfiguration
    @Import(DatabaseConfiguration.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    static class OnlyTheDatabase {}

    @TempDir
    Path folder;

    @Test
    void the_pool_works_as_the_application_role_on_a_migrated_database() {
        try (ConfigurableApplicationContext context = start()) {
            JdbcClient jdbc = context.getBean(JdbcClient.class);

            assertThat(jdbc.sql("SELECT current_user").query(String.class).single())
                    .isEqualTo(DatabaseSetup.APP);
            assertThat(jdbc.sql("SELECT to_regclass('flyway_schema_history') IS NOT NULL")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }

    @Test
    void nobody_can_sign_in_as_the_owner_once_the_migrations_are_done() {
        try (ConfigurableApplicationContext context = start()) {
            JdbcClient jdbc = context.getBean(JdbcClient.class);

            assertThat(jdbc.sql("SELECT rolcanlogin FROM pg_roles WHERE rolname = :owner")
                            .param("owner", DatabaseSetup.OWNER)
                            .query(Boolean.class)
                            .single())
                    .isFalse();
        }
    }

    @Test
    void postgres_stops_after_the_pool_is_closed() {
        ConfigurableApplicationContext context = start();
        HikariDataSource pool = context.getBean(HikariDataSource.class);
        String url = pool.getJdbcUrl();

        context.close();

        assertThat(pool.isClosed()).isTrue();
        assertThatThrownBy(() -> DriverManager.getConnection(url, "nobody", "none"))
                .hasMessageContaining("refused");
        assertThat(folder.resolve("data/logs/postgres.log"))
                .content()
                .contains("database system is shut down")
                .doesNotContain("terminating connection due to administrator command");
    }

    @Test
    void two_portals_on_one_data_folder_are_refused() {
        try (ConfigurableApplicationContext first = start()) {
            assertThat(first.isActive()).isTrue();
            assertThatThrownBy(this::start)
                    .rootCause()
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("Another Counterfoil (process "
                            + ProcessHandle.current().pid() + ") runs on the data folder")
                    .extracting(e -> ((StartupException) e).getExitCode())
                    .isEqualTo(StartupException.IN_USE);
        }
    }

    @Test
    void an_address_without_its_roles_is_refused() {
        assertThatThrownBy(() -> start("--counterfoil.db.url=jdbc:postgresql://127.0.0.1:1/none"))
                .rootCause()
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("counterfoil.db.owner-user");
    }

    @Test
    void a_database_whose_application_role_may_act_as_its_owner_is_refused() {
        try (TestDatabase database = TestDatabase.create()) {
            DatabaseAccess good = database.access();
            DatabaseSetup.check(good);

            assertThatThrownBy(() -> DatabaseSetup.check(new DatabaseAccess(good.url(), good.owner(), good.owner())))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("The application role " + DatabaseSetup.OWNER + " may act as the owner")
                    .hasMessageNotContaining(good.owner().password())
                    .extracting(e -> ((StartupException) e).getExitCode())
                    .isEqualTo(StartupException.CONFIGURATION);
        }
    }

    @Test
    void a_database_that_belongs_to_the_application_role_is_refused() {
        try (TestDatabase database = TestDatabase.create()) {
            DatabaseAccess access = database.access();
            database.giveToApp();

            assertThatThrownBy(() -> DatabaseSetup.check(access))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("The application role " + access.app().user() + " owns the database")
                    .extracting(e -> ((StartupException) e).getExitCode())
                    .isEqualTo(StartupException.CONFIGURATION);
        }
    }

    @Test
    void a_schema_in_which_everybody_may_make_things_is_closed_by_the_migrations() {
        try (TestDatabase database = TestDatabase.empty()) {
            DatabaseAccess access = database.access();
            database.ownerClient()
                    .sql("grant create on schema public to public")
                    .update();
            assertThatThrownBy(() -> DatabaseSetup.checkSchema(access)).hasMessageContaining("may make things");

            DatabaseSetup.migrate(access);

            DatabaseSetup.checkSchema(access);
            database.ownerClient()
                    .sql("grant create on schema public to " + access.app().user())
                    .update();
            assertThatThrownBy(() -> DatabaseSetup.checkSchema(access))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("REVOKE CREATE ON SCHEMA public")
                    .extracting(e -> ((StartupException) e).getExitCode())
                    .isEqualTo(StartupException.CONFIGURATION);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"counterfoil-app", "Counterfoil", "1app", "app\"; drop role x"})
    void a_role_whose_name_the_migrations_cannot_write_is_refused(String name) {
        Login good = new Login("counterfoil_owner", "unused");
        assertThatThrownBy(() -> DatabaseSetup.check(
                        new DatabaseAccess("jdbc:postgresql://127.0.0.1:1/none", good, new Login(name, "unused"))))
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith("counterfoil.db.app-user names the role \"" + name + "\"")
                .extracting(e -> ((StartupException) e).getExitCode())
                .isEqualTo(StartupException.CONFIGURATION);
    }

    @Test
    void a_postgresql_that_is_too_old_is_refused() {
        DatabaseSetup.requireVersion(16);

        assertThatThrownBy(() -> DatabaseSetup.requireVersion(15))
                .isInstanceOf(StartupException.class)
                .hasMessage("Counterfoil needs PostgreSQL 16 or newer; counterfoil.db.url leads to 15.");
    }

    @Test
    void a_log_and_a_data_folder_hold_no_password() throws Exception {
        try (ConfigurableApplicationContext context = start()) {
            String superuser = Files.readString(folder.resolve("key.postgres")).strip();
            String app = context.getBean(HikariDataSource.class).getPassword();

            assertThat(folder.resolve("data/logs/postgres.log")).content().doesNotContain(superuser, app);
            // The owner's is known to nobody by now.
            assertThat(folder.resolve("data/logs/portal.log")).content().doesNotContain(superuser, app, "password=");
            assertThat(Files.getPosixFilePermissions(folder.resolve("key.postgres")))
                    .hasSize(2);
        }
    }

    @BeforeEach
    void share_the_unpacked_programs() throws IOException {
        // Unpacking takes seconds, and is tested elsewhere.
        Files.createDirectories(folder.resolve("data"));
        Path shared = Files.createDirectories(Path.of("target", "pg-bin").toAbsolutePath());
        Files.createSymbolicLink(folder.resolve("data/pg-bin"), shared);
    }

    private ConfigurableApplicationContext start(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--counterfoil.data=" + folder.resolve("data"), "--counterfoil.key=" + folder.resolve("key")));
        arguments.addAll(Arrays.asList(more));
        SpringApplication application = new SpringApplication(OnlyTheDatabase.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        return application.run(arguments.toArray(String[]::new));
    }
}
