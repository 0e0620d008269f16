package dev.counterfoil.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcTasksTests {

    private static final UUID CLIENT = UUID.randomUUID();
    private static final Actor ADA = new Actor(
            new MemberId(UUID.randomUUID()), "Ada", "ada@example.com", 1, Instant.EPOCH, "192.0.2.1", "Tests/1");

    private static TestDatabase database;
    private static DataSource source;

    private final List<Object> events = new ArrayList<>();
    private Rights.Reach reach = new Rights.Reach(true, Set.of());
    private final JdbcTasks tasks = new JdbcTasks(JdbcClient.create(source), new Fixed(), events::add);

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        source = database.app();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @AfterEach
    void clear() {
        database.ownerClient().sql("delete from task").update();
    }

    @Test
    void a_task_is_raised_once_until_it_is_closed() {
        tasks.raise("operation.ambiguous", "op-1", CLIENT, Map.of("client", "Acme \u0000 ★"));
        tasks.raise("operation.ambiguous", "op-1", CLIENT, Map.of("client", "again"));
        assertThat(tasks.open(ADA, 10))
                .singleElement()
                .satisfies(task -> assertThat(task.parameters()).containsExactly(Map.entry("client", "Acme \u0000 ★")));
        tasks.close("operation.ambiguous", "op-1");
        tasks.close("operation.ambiguous", "op-1");
        assertThat(tasks.open(ADA, 10)).isEmpty();
        tasks.raise("operation.ambiguous", "op-1", CLIENT, Map.of());
        assertThat(tasks.open(ADA, 10)).hasSize(1);
        assertThat(events)
                .containsExactly(new TasksChanged(CLIENT), new TasksChanged(CLIENT), new TasksChanged(CLIENT));
    }

    @Test
    void nobody_hears_of_a_task_whose_transaction_failed() {
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(transaction -> {
            tasks.raise("operation.ambiguous", "op-2", CLIENT, Map.of());
            assertThat(events).isEmpty();
            transaction.setRollbackOnly();
        });
        assertThat(events).isEmpty();
        assertThat(tasks.open(ADA, 10)).isEmpty();
    }

    @Test
    void one_sees_only_tasks_of_clients_in_reach() {
        UUID other = UUID.randomUUID();
        tasks.raise("operation.ambiguous", "op-3", CLIENT, Map.of());
        tasks.raise("operation.ambiguous", "op-4", other, Map.of());
        tasks.raise("key.unconfirmed", "key", null, Map.of());
        assertThat(tasks.open(ADA, 10)).hasSize(3);
        assertThat(tasks.open(ADA, 2)).extracting(Tasks.Task::subject).containsExactly("key", "op-4");
        reach = new Rights.Reach(false, Set.of(other));
        assertThat(tasks.open(ADA, 10)).extracting(Tasks.Task::subject).containsExactly("op-4");
        reach = new Rights.Reach(false, Set.of());
        assertThat(tasks.open(ADA, 10)).isEmpty();
    }

    @Test
    void the_tasks_about_one_client_are_for_who_may_see_it() {
        UUID other = UUID.randomUUID();
        tasks.raise("operation.ambiguous", "op-5", CLIENT, Map.of());
        tasks.raise("operation.ambiguous", "op-6", other, Map.of());
        tasks.raise("key.unconfirmed", "key", null, Map.of());
        assertThat(tasks.open(ADA, other, 10)).extracting(Tasks.Task::subject).containsExactly("op-6");
        reach = new Rights.Reach(false, Set.of(CLIENT));
        assertThat(tasks.open(ADA, CLIENT, 10)).extracting(Tasks.Task::subject).containsExactly("op-5");
        assertThat(tasks.open(ADA, other, 10)).isEmpty();
    }

    private final class Fixed implements Rights {

        @Override
        public void require(Actor actor, Permission permission, UUID clientId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean may(Actor actor, Permission permission, UUID clientId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Reach reach(Actor actor, Permission permission) {
            assertThat(permission).isEqualTo(Permission.CLIENT_VIEW);
            return reach;
        }
    }
}
