package dev.counterfoil.mirror;

import dev.counterfoil.clients.Client;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.ledger.LedgerReader;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What the watch knows of a client, for people. */
@Service
public class WatchService {

    private final Rights rights;
    private final RoundStore rounds;
    private final DefinitionMirror definitions;
    private final VideoMirror videos;
    private final OutsideTask task;
    private final Ledger ledger;
    private final LedgerReader reader;
    private final TransactionTemplate transaction;
    private final Duration every;

    WatchService(
            Rights rights,
            RoundStore rounds,
            DefinitionMirror definitions,
            VideoMirror videos,
            OutsideTask task,
            Ledger ledger,
            LedgerReader reader,
            TransactionTemplate transaction,
            WatchProperties properties) {
        this.rights = rights;
        this.rounds = rounds;
        this.definitions = definitions;
        this.videos = videos;
        this.task = task;
        this.ledger = ledger;
        this.reader = reader;
        this.transaction = transaction;
        this.every = properties.every();
    }

    /**
     * How a client is watched.
     *
     * @param every zero: only when somebody asks
     * @param nextAt about when it is looked at next; null where nothing is planned
     * @param baselineAt when its record became complete; null while it is not
     * @param existed how many definitions were there then
     * @param products how many products and variants are asked for their videos
     * @param unseen how many changes made elsewhere nobody has looked at
     * @param newest the entry of the last of them; null where there is none
     */
    public record State(
            Duration every,
            MirrorState read,
            @Nullable Instant nextAt,
            @Nullable Instant baselineAt,
            int existed,
            int products,
            int unseen,
            @Nullable Long newest) {}

    /** Needs AUDIT_VIEW on the client, as all of this. */
    public State state(Actor actor, Client client) {
        require(actor, client);
        Optional<RoundStore.Watched> watched = rounds.watched(client.id());
        return new State(
                every,
                definitions.state(client.id()),
                every.isZero() ? null : watched.map(RoundStore.Watched::dueAt).orElse(null),
                watched.map(RoundStore.Watched::baselineAt).orElse(null),
                watched.map(RoundStore.Watched::baselineCount).orElse(0),
                videos.known(client.id()).size(),
                watched.map(RoundStore.Watched::unseen).orElse(0),
                watched.map(RoundStore.Watched::unseenEntry).orElse(null));
    }

    /** The entries of what was found made elsewhere, newest first. */
    public List<Entry> found(Actor actor, Client client, int limit) {
        require(actor, client);
        return reader.page(
                new LedgerReader.Query(
                        Set.of(client.id().value()), null, null, null, OutsideEntries.PREFIX, null, false),
                null,
                limit);
    }

    /** Compares now. Blocks; call it in the background. */
    public void look(Actor actor, Client client) {
        require(actor, client);
        definitions.refresh(client.id());
        videos.refresh(client.id());
    }

    /**
     * Notes that somebody has looked at everything found up to an entry: an entry of its own, and the task is closed.
     *
     * @param newest the last they were shown
     * @return false if nothing of it was new, or if more was found meanwhile, which they have not seen
     */
    public boolean looked(Actor actor, Client client, long newest) {
        require(actor, client);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            int changes = task.looked(client.id(), newest);
            if (changes > 0) {
                ledger.append(OutsideEntries.looked(client, actor, changes));
            }
            return changes > 0;
        }));
    }

    private void require(Actor actor, Client client) {
        rights.require(actor, Permission.AUDIT_VIEW, client.id().value());
    }
}
