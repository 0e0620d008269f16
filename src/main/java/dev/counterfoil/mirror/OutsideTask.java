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

    /** To be called before the ledger is written to in a transaction that raises it then. */
    void hold(ClientId client) {
        rounds.lock(client);
    }

    /** Somebody has looked at everything up to an entry; returns at how many, or 0 if more has come since. In the caller's transaction. */
    int looked(ClientId client, long entry) {
        int changes = rounds.looked(client, entry);
        if (changes > 0) {
            tasks.close(KIND, client.toString());
        }
        return changes;
    }
}
