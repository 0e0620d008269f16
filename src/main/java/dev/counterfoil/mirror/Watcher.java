package dev.counterfoil.mirror;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.ClientsChanged;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks at every client again and again. Whose turn it is stands in the database, so that of several replicas one takes
 * it; a client that was just connected or edited comes next.
 */
@Component
class Watcher {

    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

    /** So many clients are read at once by one replica. */
    private static final int AT_ONCE = 4;

    private final RoundStore rounds;
    private final DefinitionMirror definitions;
    private final VideoMirror videos;
    private final ClientAccess clients;
    private final Duration every;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private int ticks;

    Watcher(
            RoundStore rounds,
            DefinitionMirror definitions,
            VideoMirror videos,
            ClientAccess clients,
            WatchProperties properties) {
        this.rounds = rounds;
        this.definitions = definitions;
        this.videos = videos;
        this.clients = clients;
        this.every = properties.every();
    }

    @EventListener
    void on(ClientsChanged event) {
        rounds.hurry(event.client());
    }

    /** Takes what is due, as far as there is room; waits for nothing. */
    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT1S")
    void tick() {
        if (every.isZero()) {
            return;
        }
        try {
            if (ticks++ % 60 == 0) {
                rounds.follow(clients.all().stream().map(Client::id).toList());
            }
            while (free.tryAcquire()) {
                Optional<ClientId> due = next();
                if (due.isEmpty()) {
                    return;
                }
                Thread.ofVirtual().name("watch-" + due.get()).start(() -> {
                    try {
                        look(due.get());
                    } finally {
                        free.release();
                    }
                });
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("Nothing could be watched this time: {}", away.getClass().getSimpleName());
        }
    }

    private Optional<ClientId> next() {
        boolean found = false;
        try {
            Optional<ClientId> due = rounds.claim(every);
            found = due.isPresent();
            return due;
        } finally {
            if (!found) {
                free.release();
            }
        }
    }

    /** One round over one client. */
    void look(ClientId client) {
        try {
            definitions.refresh(client);
            videos.refresh(client);
        } catch (RuntimeException problem) {
            LOG.warn("Client {} could not be watched this time", client, problem);
        }
    }
}
