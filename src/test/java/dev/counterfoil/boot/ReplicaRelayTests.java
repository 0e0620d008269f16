package dev.counterfoil.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.audit.RecordGrew;
import dev.counterfoil.changes.OperationChanged;
import dev.counterfoil.changes.OperationState;
import dev.counterfoil.changes.OperationsMoved;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.ClientListStale;
import dev.counterfoil.clients.ClientsChanged;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.ledger.EntryAppended;
import dev.counterfoil.ledger.EntryRef;
import dev.counterfoil.mirror.MirrorRefreshed;
import dev.counterfoil.mirror.VideosSeen;
import dev.counterfoil.notices.TasksChanged;
import dev.counterfoil.testing.TestDatabase;
import dev.counterfoil.testing.Unasked;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.usertokens.TokensChanged;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Two replicas on one database. */
class ReplicaRelayTests {

    private static final ClientId CLIENT = new ClientId(UUID.randomUUID());

    private final TestDatabase database = TestDatabase.create();
    private final BlockingQueue<Object> here = new LinkedBlockingQueue<>();
    private final BlockingQueue<Object> there = new LinkedBlockingQueue<>();
    private volatile int away;
    private volatile int unreachable;
    private final ReplicaRelay one = relay(here);
    private final ReplicaRelay other = relay(there);

    @BeforeEach
    void both_listen() throws InterruptedException {
        one.start();
        other.start();
        await(2);
    }

    @AfterEach
    void close() {
        one.stop();
        other.stop();
        database.close();
    }

    @Test
    void what_one_replica_tells_its_pages_the_other_tells_its_own() throws InterruptedException {
        one.on(new MirrorRefreshed(CLIENT, true));
        assertThat(heard(there)).isEqualTo(new MirrorRefreshed(CLIENT, true));
        one.on(new MirrorRefreshed(CLIENT, false));
        assertThat(heard(there)).isEqualTo(new MirrorRefreshed(CLIENT, false));
        one.on(new VideosSeen(CLIENT));
        assertThat(heard(there)).isEqualTo(new VideosSeen(CLIENT));
        one.on(new ClientsChanged(CLIENT));
        assertThat(heard(there)).isEqualTo(new ClientListStale());
        one.on(new EntryAppended(new EntryRef(1, Instant.EPOCH), "client.add", CLIENT.value()));
        assertThat(heard(there)).isEqualTo(new RecordGrew());
        one.on(new TokensChanged(CLIENT));
        assertThat(heard(there)).isEqualTo(new TokensChanged(CLIENT));
        one.on(new OperationChanged(UUID.randomUUID(), CLIENT.value(), "test", OperationState.SUCCEEDED));
        assertThat(heard(there)).isEqualTo(new OperationsMoved(CLIENT));
        one.on(new TasksChanged(CLIENT.value()));
        assertThat(heard(there)).as("whose task it is stays here").isEqualTo(new TasksChanged(null));
    }

    @Test
    void nobody_hears_themselves_and_nothing_is_told_again() throws InterruptedException {
        one.on(new MirrorRefreshed(CLIENT, true));
        assertThat(heard(there)).isEqualTo(new MirrorRefreshed(CLIENT, true));
        other.on(new VideosSeen(CLIENT));
        assertThat(heard(here))
                .as("the first thing the teller hears is the other's")
                .isEqualTo(new VideosSeen(CLIENT));
        one.on(new ClientsChanged(CLIENT));
        assertThat(heard(there)).isEqualTo(new ClientListStale());
    }

    @Test
    void after_the_connection_broke_everything_is_refreshed() throws InterruptedException {
        database.appClient()
                .sql(
                        "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and pid <> pg_backend_pid()")
                .query(Boolean.class)
                .list();
        assertThat(List.of(heard(there), heard(there), heard(there), heard(there), heard(there), heard(there)))
                .containsExactly(
                        new RecordGrew(),
                        new ClientListStale(),
                        new TasksChanged(null),
                        new MirrorRefreshed(CLIENT, true),
                        new VideosSeen(CLIENT),
                        new TokensChanged(CLIENT));
        await(2);
        there.clear();
        one.on(new MirrorRefreshed(CLIENT, true));
        assertThat(heard(there)).isEqualTo(new MirrorRefreshed(CLIENT, true));
    }

    @Test
    void a_database_that_is_not_all_back_yet_ends_no_listening() throws InterruptedException {
        away = 2;
        database.appClient()
                .sql(
                        "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and pid <> pg_backend_pid()")
                .query(Boolean.class)
                .list();
        Object last = heard(there);
        while (!new TokensChanged(CLIENT).equals(last)) {
            assertThat(last).as("everything is refreshed in the end").isNotNull();
            last = heard(there);
        }
        assertThat(away).isLessThanOrEqualTo(0);
    }

    @Test
    void what_could_not_be_told_at_once_is_told_when_the_database_is_back() throws InterruptedException {
        unreachable = 2;
        one.on(new VideosSeen(CLIENT));
        assertThat(heard(there)).isEqualTo(new VideosSeen(CLIENT));
        assertThat(unreachable).isZero();
    }

    /** The portal's role publishes on no channel but in its own database: a listener is seen there. */
    private void await(int listeners) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (database.appClient()
                        .sql(
                                "select count(*) from pg_stat_activity where datname = current_database() and query like 'listen %'")
                        .query(Integer.class)
                        .single()
                < listeners) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static Object heard(BlockingQueue<Object> queue) throws InterruptedException {
        return queue.poll(20, TimeUnit.SECONDS);
    }

    private ReplicaRelay relay(BlockingQueue<Object> published) {
        DataSource pool = new DelegatingDataSource(database.app()) {
            @Override
            public Connection getConnection() throws SQLException {
                if (unreachable > 0) {
                    unreachable--;
                    throw new SQLException("no connection");
                }
                return super.getConnection();
            }
        };
        return new ReplicaRelay(
                JdbcClient.create(pool),
                database.app(),
                published::add,
                Unasked.but(ClientAccess.class, new Clients()));
    }

    public final class Clients {
        public List<Client> all() {
            if (away-- > 0) {
                throw new DataAccessResourceFailureException("no connection");
            }
            return List.of(new Client(
                    CLIENT,
                    "Acme",
                    Environment.STAGING,
                    "acme",
                    new Endpoint(URI.create("https://api.example/graphql")),
                    null,
                    null,
                    List.of(),
                    List.of(),
                    null,
                    0));
        }
    }
}
