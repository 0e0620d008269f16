package dev.counterfoil.mirror;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.notices.Tasks;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The one open task of a client that says how many changes made elsewhere nobody has looked at. */
@Component
class OutsideTask {

    static final String KIND = "watch.outside";

    private final RoundStore rounds;
    private final Tasks tasks;

    OutsideTask(RoundStore rounds, Tasks tasks) {
        this.rounds = rounds;
        this.tasks = tasks;
    }

    /** Counts what was found, in the caller's transaction. */
    void raise(Client client, int found, long lastEntry) {
        int unseen = rounds.unseen(client.id(), found, lastEntry);
        tasks.close(KIND, client.id().toString());
        tasks.raise(
                KIND,
                client.id().toString(),
                client.id().value(),
                Map.of(
                        "client", client.name(),
                        "count", Integer.toString(unseen),
                        "page", MirrorNavigation.watch(client.id()),
                        "entry", Long.toString(lastEntry)));
    }

    /** Somebody has looked; returns at how many. In the caller's transaction. */
    int looked(ClientId client) {
        tasks.close(KIND, client.toString());
        return rounds.looked(client);
    }
}
