package dev.counterfoil.boot;

import dev.counterfoil.audit.RecordGrew;
import dev.counterfoil.changes.OperationChanged;
import dev.counterfoil.changes.OperationsMoved;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.ClientListStale;
import dev.counterfoil.clients.ClientsChanged;
import dev.counterfoil.ledger.EntryAppended;
import dev.counterfoil.mirror.MirrorRefreshed;
import dev.counterfoil.mirror.VideosSeen;
import dev.counterfoil.notices.TasksChanged;
import dev.counterfoil.usertokens.TokensChanged;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Carries what open pages are told to the other replicas, by PostgreSQL's NOTIFY: kind and ID only, never what it is
 * about. It listens on one connection of its own; after that broke, whatever may have been missed is refreshed.
 */
class ReplicaRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaRelay.class);
    private static final String CHANNEL = "counterfoil";

    /** After so long without a word the connection is asked whether it still lives. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final UUID me = UUID.randomUUID();
    private final JdbcClient jdbc;
    private final DataSource unpooled;
    private final ApplicationEventPublisher events;
    private final ClientAccess clients;
    private final BlockingQueue<String> outgoing = new LinkedBlockingQueue<>(10_000);
    private final ThreadLocal<Boolean> repeating = ThreadLocal.withInitial(() -> false);
    private volatile boolean running;
    private volatile @Nullable Connection listening;
    private final List<Thread> threads = new ArrayList<>();

    ReplicaRelay(JdbcClient jdbc, DataSource unpooled, ApplicationEventPublisher events, ClientAccess clients) {
        this.jdbc = jdbc;
        this.unpooled = unpooled;
        this.events = events;
        this.clients = clients;
    }

    @EventListener
    void on(MirrorRefreshed event) {
        tell((event.changed() ? "mirror " : "looked ") + event.client());
    }

    @EventListener
    void on(VideosSeen event) {
        tell("videos " + event.client());
    }

    @EventListener
    void on(ClientsChanged event) {
        tell("client " + event.client());
    }

    @EventListener
    void on(EntryAppended event) {
        tell("entry -");
    }

    @EventListener
    void on(TokensChanged event) {
        tell("tokens " + event.client());
    }

    @EventListener
    void on(OperationChanged event) {
        tell("operation " + event.clientId());
    }

    @EventListener
    void on(TasksChanged event) {
        tell("tasks -");
    }

    private void tell(String what) {
        if (!repeating.get() && !outgoing.offer(me + " " + what)) {
            LOG.warn("Too much happens to tell the other replicas of each");
        }
    }

    @Override
    public void start() {
        running = true;
        threads.add(Thread.ofVirtual().name("replicas-tell").start(this::send));
        threads.add(Thread.ofVirtual().name("replicas-hear").start(this::listen));
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** On a connection of its own, since an event may come from within a transaction that has just ended. */
    private void send() {
        Set<String> all = new LinkedHashSet<>();
        while (running) {
            try {
                if (all.isEmpty()) {
                    all.add(outgoing.take());
                } else {
                    Thread.sleep(PAUSE);
                }
                outgoing.drainTo(all);
                jdbc.sql("select pg_notify('" + CHANNEL + "', message) from unnest(?) message")
                        .param(all.toArray(String[]::new))
                        .query((row, number) -> true)
                        .list();
                all.clear();
            } catch (InterruptedException stop) {
                return;
            } catch (DataAccessException | TransactionException away) {
                LOG.debug("The other replicas could not be told; they are told when the database is back");
            }
        }
    }

    private void listen() {
        boolean before = false;
        while (running) {
            try (Connection connection = unpooled.getConnection();
                    Statement statement = connection.createStatement()) {
                listening = connection;
                statement.execute("listen " + CHANNEL);
                if (before) {
                    refreshEverything();
                }
                before = true;
                PGConnection heard = connection.unwrap(PGConnection.class);
                while (running) {
                    PGNotification[] all = heard.getNotifications((int) SILENCE.toMillis());
                    if (all == null || all.length == 0) {
                        statement.execute("select 1");
                        continue;
                    }
                    for (PGNotification one : all) {
                        hear(one.getParameter());
                    }
                }
            } catch (SQLException | DataAccessException | TransactionException broken) {
                // The pool may still be without a connection when this one is back: then all is refreshed once more.
                if (running) {
                    LOG.warn("What other replicas tell cannot be heard at the moment");
                }
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private void hear(String message) {
        String[] parts = message.split(" ");
        if (parts.length != 3 || parts[0].equals(me.toString())) {
            return;
        }
        try {
            switch (parts[1]) {
                case "mirror" -> repeat(new MirrorRefreshed(ClientId.parse(parts[2]), true));
                case "looked" -> repeat(new MirrorRefreshed(ClientId.parse(parts[2]), false));
                case "videos" -> repeat(new VideosSeen(ClientId.parse(parts[2])));
                case "client" -> repeat(new ClientListStale());
                case "tokens" -> repeat(new TokensChanged(ClientId.parse(parts[2])));
                case "operation" -> repeat(new OperationsMoved(ClientId.parse(parts[2])));
                case "tasks" -> repeat(new TasksChanged(null));
                case "entry" -> repeat(new RecordGrew());
                default -> LOG.debug("A replica of another version speaks of {}", parts[1]);
            }
        } catch (IllegalArgumentException odd) {
            LOG.debug("A replica said something that is not understood");
        }
    }

    private void refreshEverything() {
        repeat(new RecordGrew());
        repeat(new ClientListStale());
        repeat(new TasksChanged(null));
        clients.all().forEach(client -> {
            repeat(new MirrorRefreshed(client.id(), true));
            repeat(new VideosSeen(client.id()));
            repeat(new TokensChanged(client.id()));
            repeat(new OperationsMoved(client.id()));
        });
    }

    /** Publishes here what was told there, and does not tell it again. */
    private void repeat(Object event) {
        repeating.set(true);
        try {
            events.publishEvent(event);
        } catch (RuntimeException problem) {
            LOG.warn("A page could not be told", problem);
        } finally {
            repeating.set(false);
        }
    }

    private void close() {
        Connection open = listening;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException gone) {
                LOG.debug("The connection was gone already");
            }
        }
    }
}
