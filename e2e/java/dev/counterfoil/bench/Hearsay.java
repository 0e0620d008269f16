package dev.counterfoil.bench;

import dev.counterfoil.clients.Client;
import dev.counterfoil.metafields.DefinitionForm;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.mirror.MirrorRefreshed;
import dev.counterfoil.team.Actor;
import dev.counterfoil.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** How long after somebody asks for a change open lists are told of it: here, and on another replica. */
final class Hearsay {

    private static final int TIMES = 30;

    private final ConfigurableApplicationContext portal;
    private final TestDatabase database;
    private final Actor actor;
    private final Client client;

    Hearsay(ConfigurableApplicationContext portal, TestDatabase database, Actor actor, Client client) {
        this.portal = portal;
        this.database = database;
        this.actor = actor;
        this.client = client;
    }

    void run() throws SQLException, InterruptedException {
        BlockingQueue<Long> here = new LinkedBlockingQueue<>();
        BlockingQueue<Long> there = new LinkedBlockingQueue<>();
        portal.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> told && told.getPayload() instanceof MirrorRefreshed) {
                here.add(System.nanoTime());
            }
        });
        try (Connection other = database.app().getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("listen counterfoil");
            Thread listening = Thread.ofVirtual().start(() -> listen(other, there));
            DefinitionService definitions = portal.getBean(DefinitionService.class);
            long[] first = new long[TIMES];
            long[] second = new long[TIMES];
            for (int i = 0; i < TIMES; i++) {
                here.clear();
                there.clear();
                long began = System.nanoTime();
                definitions.create(
                        actor,
                        client,
                        UUID.randomUUID(),
                        new DefinitionForm("heard_" + i, "Heard", "By all", "boolean", null, List.of()));
                first[i] = heard(here) - began;
                second[i] = heard(there) - began;
            }
            listening.interrupt();
            print("told here", first);
            print("told on another replica", second);
        }
    }

    private static void listen(Connection connection, BlockingQueue<Long> heard) {
        try {
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (!Thread.interrupted()) {
                for (PGNotification one : postgres.getNotifications(1_000)) {
                    if (one.getParameter().contains(" mirror ")) {
                        heard.add(System.nanoTime());
                    }
                }
            }
        } catch (SQLException closed) {
            // The benchmark has heard enough.
        }
    }

    private static long heard(BlockingQueue<Long> queue) throws InterruptedException {
        Long at = queue.poll(30, TimeUnit.SECONDS);
        if (at == null) {
            throw new IllegalStateException("Nobody was told");
        }
        return at;
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "  %-48s %8.0f ms median  %8.0f ms longest%n", what, nanos[TIMES / 2] / 1e6, nanos[TIMES - 1] / 1e6);
    }
}
