package dev.counterfoil.audit;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.EntryRef;
import dev.counterfoil.ledger.LedgerReader;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads the record for a person: only entries of clients on which they hold {@link Permission#AUDIT_VIEW}; those of no client need it on all. What entries tell of users needs USER_DATA_VIEW, too. */
@Service
public class AuditService {

    /** What was there before the record began would bury what happened since: it is shown when asked for, and in its own history. */
    private static final String EXISTED = "existed.";

    private final LedgerReader ledger;
    private final Rights rights;
    private final ClientDirectory directory;
    private final Clock clock = Clock.systemUTC();
    private final ReentrantLock verifying = new ReentrantLock();
    private volatile @Nullable Verified last;

    public AuditService(LedgerReader ledger, Rights rights, ClientDirectory directory) {
        this.ledger = ledger;
        this.rights = rights;
        this.directory = directory;
    }

    /** The clients whose entries the actor may read, by name. */
    public List<Client> clients(Actor actor) {
        Rights.Reach reach = reach(actor);
        return directory.list(actor).stream()
                .filter(client -> reach.includes(client.id().value()))
                .toList();
    }

    /**
     * Newest first, strictly older than {@code before} (null: from the newest), at most {@code limit}. A request whose outcome is
     * known is left out unless requests are asked for, and what existed before unless it is.
     *
     * @throws org.springframework.security.access.AccessDeniedException if the actor may read nothing of the record at all
     */
    public List<Entry> page(Actor actor, AuditQuery query, @Nullable EntryRef before, int limit) {
        Rights.Reach reach = reach(actor);
        Set<UUID> clients = reach.all() ? null : reach.clients();
        if (query.client() != null) {
            if (!reach.includes(query.client())) {
                return List.of();
            }
            clients = Set.of(query.client());
        }
        Subject subject = null;
        if (query.historyOf() != null) {
            Entry entry = ledger.find(query.historyOf())
                    .filter(found -> visible(found, reach))
                    .orElse(null);
            if (entry == null || entry.subject() == null) {
                return List.of();
            }
            subject = entry.subject();
            if (entry.clientId() != null) {
                if (query.client() != null && !query.client().equals(entry.clientId())) {
                    return List.of();
                }
                clients = Set.of(entry.clientId());
            }
        }
        return told(
                actor,
                ledger.page(
                        new LedgerReader.Query(
                                clients,
                                subject == null ? null : subject.kind(),
                                subject == null ? null : Set.of(subject.id()),
                                null,
                                query.action() == null ? null : query.action() + ".",
                                query.outcome(),
                                query.outcome() != Outcome.REQUESTED,
                                query.action() == null && query.historyOf() == null ? EXISTED : null,
                                query.actor(),
                                query.from(),
                                query.until()),
                        before,
                        limit));
    }

    /** Empty when there is none or the actor may not read it: the two look alike from outside. */
    public Optional<Entry> find(Actor actor, long seq) {
        Rights.Reach reach = reach(actor);
        return ledger.find(seq)
                .filter(entry -> visible(entry, reach))
                .map(entry -> tellsOfUsers(actor, entry) ? entry : withoutUsers(entry));
    }

    /** The entries of one operation that the actor may read, oldest first. */
    public List<Entry> ofOperation(Actor actor, UUID operation) {
        Rights.Reach reach = reach(actor);
        return told(
                actor,
                ledger.page(new LedgerReader.Query(null, null, null, operation, null, null, false), null, 100).stream()
                        .filter(entry -> visible(entry, reach))
                        .sorted(Comparator.comparingLong(Entry::seq))
                        .toList());
    }

    /** Whether the actor may see what an entry tells of its client's users: who reads the record needs USER_DATA_VIEW for that. */
    public boolean tellsOfUsers(Actor actor, Entry entry) {
        return entry.clientId() == null || rights.may(actor, Permission.USER_DATA_VIEW, entry.clientId());
    }

    private List<Entry> told(Actor actor, List<Entry> entries) {
        Map<UUID, Boolean> may = new HashMap<>();
        return entries.stream()
                .map(entry -> {
                    UUID client = entry.clientId();
                    boolean all = client == null || may.computeIfAbsent(client, one -> tellsOfUsers(actor, entry));
                    return all ? entry : withoutUsers(entry);
                })
                .toList();
    }

    private static Entry withoutUsers(Entry entry) {
        Map<String, String> personal = entry.personal().entrySet().stream()
                .filter(value -> value.getKey().startsWith("actor."))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Entry(
                entry.seq(),
                entry.at(),
                entry.action(),
                entry.codeVersion(),
                entry.outcome(),
                entry.clientId(),
                entry.subject(),
                entry.operationId(),
                entry.actorId(),
                entry.parameters(),
                personal,
                entry.images(),
                entry.hash(),
                entry.previousHash());
    }

    /** What the last verification in this process found, if there was one. */
    public Optional<Verified> lastVerified(Actor actor) {
        reach(actor);
        return Optional.ofNullable(last);
    }

    /**
     * Recomputes the whole chain, which reads all of it: call it in the background. A second caller waits for the first and is
     * given its finding.
     */
    public Verified verify(Actor actor) {
        reach(actor);
        Verified known = last;
        verifying.lock();
        try {
            Verified meanwhile = last;
            if (meanwhile != null && meanwhile != known) {
                return meanwhile;
            }
            Verified found = new Verified(ledger.verify(), clock.instant());
            last = found;
            return found;
        } finally {
            verifying.unlock();
        }
    }

    private Rights.Reach reach(Actor actor) {
        Rights.Reach reach = rights.reach(actor, Permission.AUDIT_VIEW);
        if (!reach.all() && reach.clients().isEmpty()) {
            rights.require(actor, Permission.AUDIT_VIEW, null);
        }
        return reach;
    }

    private static boolean visible(Entry entry, Rights.Reach reach) {
        UUID client = entry.clientId();
        return client == null ? reach.all() : reach.includes(client);
    }
}
