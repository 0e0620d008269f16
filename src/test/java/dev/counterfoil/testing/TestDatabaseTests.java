package dev.counterfoil.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.counterfoil.boot.DatabaseSetup;
import org.junit.jupiter.api.Test;

class TestDatabaseTests {

    @Test
    void two_test_databases_share_nothing() {
        try (TestDatabase one = TestDatabase.create();
                TestDatabase other = TestDatabase.create()) {
            one.ownerClient().sql("CREATE TABLE only_here (a int)").update();

            assertThat(other.ownerClient()
                            .sql("SELECT to_regclass('only_here') IS NULL")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }

    @Test
    void the_application_role_can_make_nothing() {
        try (TestDatabase database = TestDatabase.create()) {
            assertThatThrownBy(() -> database.appClient()
                            .sql("CREATE TABLE forbidden (a int)")
                            .update())
                    .hasStackTraceContaining("permission denied");
            assertThatThrownBy(() -> database.appClient()
                            .sql("CREATE TEMPORARY TABLE forbidden (a int)")
                            .update())
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void both_roles_are_the_ones_of_the_portal() {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(database.appClient()
                            .sql("SELECT current_user")
                            .query(String.class)
                            .single())
                    .isEqualTo(DatabaseSetup.APP);
            assertThat(database.ownerClient()
                            .sql("SELECT current_user")
                            .query(String.class)
                            .single())
                    .isEqualTo(DatabaseSetup.OWNER);
        }
    }
}
