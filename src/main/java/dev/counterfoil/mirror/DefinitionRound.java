package dev.counterfoil.mirror;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.NoCredentialException;
import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.mirror.Found.Explanation;
import dev.counterfoil.mirror.Found.Kind;
import dev.counterfoil.mirror.Paths.Leading;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.Partners;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One reading of a client's definitions and what it means: each difference from what was last seen is either ours, or
 * not yet clear, or an entry in the record. The mirror takes over a difference in the transaction that records it.
 */
@Component
class DefinitionRound {

    static final String SUBJECT = "metafieldDefinition";
    private static final String PARENT = "metafieldNamespace";

    /** For so long nobody else begins; held anew after each page. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final int BATCH = 200;

    /** How many missing ones are asked for by themselves: a list may lag behind, or shift while it is read. */
    private static final int ASKED_FOR = 25;

    private final MirrorStore mirror;
    private final RoundStore rounds;
    private final Paths paths;
    private final Partners partners;
    private final ClientAccess clients;
    private final OwnChanges own;
    private final Ledger ledger;
    private final OutsideTask task;
    private final TransactionTemplate transaction;

    DefinitionRound(
            MirrorStore mirror,
            RoundStore rounds,
            Paths paths,
            Partners partners,
            ClientAccess clients,
            OwnChanges own,
            Ledger ledger,
            OutsideTask task,
            TransactionTemplate transaction) {
        this.mirror = mirror;
        this.rounds = rounds;
        this.paths = paths;
        this.partners = partners;
        this.clients = clients;
        this.own = own;
        this.ledger = ledger;
        this.task = task;
        this.transaction = transaction;
    }

    /**
     * How it ended.
     *
     * @param problem null, or why it could not be done to its end
     * @param changed whether the mirror may show something else than before
     */
    record End(@Nullable String problem, boolean changed) {}

    /** If it cannot be done to its end, nothing is held to be removed. The caller holds {@code run}. */
    End take(ClientId id, UUID run) {
        Client client = clients.describe(id.value());
        boolean anew = false;
        Instant began;
        Map<String, MetafieldDefinition> there;
        Set<String> unsure = new HashSet<>();
        try (ClientAccess.Opened opened = clients.open(id)) {
            // What is asked, not what the client is by now: it may be edited meanwhile.
            anew = Boolean.TRUE.equals(transaction.execute(status -> recognise(id, RoundStore.account(opened))));
            began = mirror.now();
            switch (DefinitionPages.read(partners, opened, () -> mirror.extend(id, run, LEASE))) {
                case DefinitionPages.Reading.Broken broken -> {
                    return new End(broken.problem(), anew);
                }
                case DefinitionPages.Reading.Whole whole -> there = whole.definitions();
            }
            String problem = askForMissing(id, opened, there, unsure);
            if (problem != null) {
                return new End(problem, anew);
            }
        } catch (NoCredentialException sealed) {
            return new End("NO_CREDENTIAL", anew);
        }
        End end = compare(client, run, began, there, unsure);
        return new End(end.problem(), anew || end.changed());
    }

    /** A client that was pointed at another account has another past; whether what was seen was forgotten for that. */
    private boolean recognise(ClientId client, String account) {
        String before = rounds.watched(client).map(RoundStore.Watched::account).orElse(null);
        if (account.equals(before)) {
            return false;
        }
        rounds.account(client, account);
        if (before != null) {
            rounds.startOver(client);
        }
        return before != null;
    }

    /** Whoever edited the client while a round was under way was told to wait for it: it is the client's turn again. */
    void hurryIfMoved(ClientId client) {
        try (ClientAccess.Opened opened = clients.open(client)) {
            if (rounds.isAnother(client, RoundStore.account(opened))) {
                rounds.hurry(client);
            }
        } catch (NoCredentialException sealed) {
            // Nobody can be asked; the round has said so.
        }
    }

    /** Takes a definition back that is not gone after all. If there was one, the others that were not asked for are not believed to be gone either. */
    private @Nullable String askForMissing(
            ClientId client, ClientAccess.Opened opened, Map<String, MetafieldDefinition> there, Set<String> unsure) {
        List<SeenDefinition> missing = mirror.rows(client).values().stream()
                .filter(seen -> !there.containsKey(seen.definition().uuid()))
                .toList();
        boolean lagging = false;
        for (SeenDefinition seen : missing.subList(0, Math.min(ASKED_FOR, missing.size()))) {
            switch (partners.metafieldDefinition(
                    opened.endpoint(), opened.credential(), seen.definition().path())) {
                case Fetched.Failed<Optional<MetafieldDefinition>> failed -> {
                    return Answer.code(failed.answer());
                }
                case Fetched.Ok<Optional<MetafieldDefinition>> ok -> {
                    Optional<MetafieldDefinition> found = ok.value()
                            .filter(it -> it.uuid().equals(seen.definition().uuid()));
                    found.ifPresent(it -> there.put(it.uuid(), it));
                    lagging = lagging || found.isPresent();
                }
            }
        }
        if (lagging && missing.size() > ASKED_FOR) {
            missing.subList(ASKED_FOR, missing.size())
                    .forEach(seen -> unsure.add(seen.definition().uuid()));
        }
        return null;
    }

    private End compare(
            Client client, UUID run, Instant began, Map<String, MetafieldDefinition> there, Set<String> unsure) {
        ClientId id = client.id();
        Instant previous = mirror.state(id).fetchedAt();
        boolean first = rounds.watched(id).map(RoundStore.Watched::baselineAt).isEmpty();
        List<Found> found = differences(id, began, previous, mirror.rows(id), there, unsure);
        // Asked after the last page was read: whatever ran meanwhile has not ended, or ended later than the reading
        // began.
        List<OwnChanges.Own> ours =
                found.isEmpty() ? List.of() : own.since(previous == null ? Instant.EPOCH : previous);
        Instant now = mirror.now();
        int outside = 0;
        long last = 0;
        for (int from = 0; from < found.size(); from += BATCH) {
            List<Found> batch = found.subList(from, Math.min(from + BATCH, found.size()));
            Taken taken = transaction.execute(status -> takeOver(client, run, began, now, first, batch, there, ours));
            if (taken == null || !taken.held()) {
                return new End("INTERRUPTED", true);
            }
            outside += taken.outside();
            last = taken.lastEntry() == null ? last : taken.lastEntry();
        }
        int all = outside;
        long entry = last;
        boolean held = Boolean.TRUE.equals(transaction.execute(status -> {
            if (!rounds.holds(id, run)) {
                return false;
            }
            rounds.lock(id);
            if (first) {
                ledger.append(OutsideEntries.baseline(client, there.size()));
                rounds.baseline(id, began, there.size());
            }
            if (all > 0) {
                task.raise(client, all, entry);
            }
            mirror.end(id, run, began);
            return true;
        }));
        return new End(held ? null : "INTERRUPTED", !found.isEmpty());
    }

    private List<Found> differences(
            ClientId client,
            Instant began,
            @Nullable Instant previous,
            Map<String, SeenDefinition> seen,
            Map<String, MetafieldDefinition> there,
            Set<String> unsure) {
        Set<String> uuids = new HashSet<>();
        there.forEach((uuid, definition) -> {
            SeenDefinition was = seen.get(uuid);
            if (was == null
                    || was.seenAt().isBefore(began)
                            && !Alikeness.differing(was.definition(), definition)
                                    .isEmpty()) {
                uuids.add(uuid);
            }
        });
        seen.forEach((uuid, was) -> {
            if (!there.containsKey(uuid)
                    && !unsure.contains(uuid)
                    && was.seenAt().isBefore(began)) {
                uuids.add(uuid);
            }
        });
        List<Found> found = new ArrayList<>();
        if (uuids.isEmpty()) {
            return found;
        }
        Map<String, Leading> leading = paths.of(uuids);
        for (String uuid : uuids) {
            MetafieldDefinition is = there.get(uuid);
            if (is != null) {
                leads(client, is, seen.get(uuid) == null, leading.computeIfAbsent(uuid, it -> new Leading()));
            }
        }
        for (String uuid : uuids) {
            found.add(found(seen.get(uuid), there.get(uuid), leading.getOrDefault(uuid, new Leading()), previous));
        }
        found.sort(java.util.Comparator.comparing(Found::path));
        return found;
    }

    private static void leads(ClientId client, MetafieldDefinition is, boolean isNew, Leading leading) {
        leading.alias(client.value(), is.path().toString());
        leading.levels.addAll(Paths.within(is));
        if (isNew) {
            // An operation that creates it may leave the client's own namespace unsaid.
            leading.alias(client.value(), is.key());
        }
    }

    private Found found(
            @Nullable SeenDefinition seen,
            @Nullable MetafieldDefinition is,
            Leading leading,
            @Nullable Instant previous) {
        MetafieldDefinition was = seen == null ? null : seen.definition();
        MetafieldDefinition newest = is == null ? java.util.Objects.requireNonNull(was) : is;
        boolean renamed = was != null && is != null && !was.path().equals(is.path());
        Instant known = previous;
        if (seen != null && (previous == null || seen.seenAt().isAfter(previous))) {
            known = seen.seenAt();
        }
        return new Found(
                was == null ? Kind.ADDED : is == null ? Kind.REMOVED : renamed ? Kind.RENAMED : Kind.CHANGED,
                newest.path().toString(),
                newest.uuid(),
                newest.key(),
                leading.aliases,
                leading.levels,
                was == null || is == null ? Set.of() : Alikeness.differing(was, is),
                was == null ? null : partners.image(was),
                is == null ? null : partners.image(is),
                known);
    }

    private record Taken(
            boolean held, int outside, @Nullable Long lastEntry) {}

    private Taken takeOver(
            Client client,
            UUID run,
            Instant began,
            Instant now,
            boolean first,
            List<Found> batch,
            Map<String, MetafieldDefinition> there,
            List<OwnChanges.Own> ours) {
        ClientId id = client.id();
        if (!rounds.holds(id, run)) {
            return new Taken(false, 0, null);
        }
        List<EntryDraft> entries = new ArrayList<>();
        List<MetafieldDefinition> known = new ArrayList<>();
        List<MetafieldDefinition> changed = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        int outside = 0;
        for (Found found : batch) {
            Explanation explanation = found.explain(ours, began, SUBJECT, PARENT);
            if (explanation == Explanation.UNSETTLED) {
                continue;
            }
            boolean existed = first && found.kind() == Kind.ADDED;
            boolean recorded = explanation == Explanation.OUTSIDE;
            if (recorded) {
                entries.add(
                        existed
                                ? OutsideEntries.existed(client, SUBJECT, found)
                                : OutsideEntries.outside(client, SUBJECT, found, now));
                outside += existed ? 0 : 1;
            }
            MetafieldDefinition is = there.get(found.id());
            if (is == null) {
                gone.add(found.id());
            } else {
                (recorded && !existed ? changed : known).add(is);
            }
        }
        mirror.see(id, began, known, false);
        mirror.see(id, began, changed, true);
        mirror.remove(id, began, gone);
        Long last = entries.isEmpty()
                ? null
                : Long.valueOf(ledger.append(entries).getLast().seq());
        return new Taken(true, outside, outside == 0 ? null : last);
    }
}
