package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.metafields.Compared;
import dev.counterfoil.metafields.ComparisonService;
import dev.counterfoil.mirror.MirrorState;
import dev.counterfoil.team.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which clients a page reads again at the moment: one that is picked while others are read is read beside them. */
class CompareReadings {

    private static final Duration FRESH = Duration.ofSeconds(20);

    private final Component page;
    private final ComparisonService comparisons;
    private final Actor actor;
    private final Runnable changed;
    private final Set<ClientId> now = new HashSet<>();

    /** @param changed called when a reading has begun or ended */
    CompareReadings(Component page, ComparisonService comparisons, Actor actor, Runnable changed) {
        this.page = page;
        this.comparisons = comparisons;
        this.actor = actor;
        this.changed = changed;
    }

    boolean isReading() {
        return !now.isEmpty();
    }

    /** One age for all; what went wrong stands among the hints. */
    static MirrorState oldest(Compared seen) {
        MirrorState oldest = MirrorState.oldest(seen.states().values());
        return new MirrorState(oldest.fetchedAt(), oldest.refreshing(), null);
    }

    /** Why there is nothing to compare. */
    static String problem(Compared seen) {
        return seen.states().values().stream()
                .filter(each -> each.fetchedAt() == null)
                .map(MirrorState::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** Those that are not being read. */
    List<Client> idle(List<Client> clients) {
        return clients.stream().filter(client -> !now.contains(client.id())).toList();
    }

    /** Those among them that were not read lately. */
    List<Client> stale(List<Client> clients) {
        Instant since = Instant.now().minus(FRESH);
        Map<ClientId, MirrorState> states = comparisons.states(actor, clients);
        return idle(clients).stream()
                .filter(client -> {
                    MirrorState seen = states.get(client.id());
                    return seen == null
                            || seen.fetchedAt() == null
                            || seen.fetchedAt().isBefore(since);
                })
                .toList();
    }

    void read(List<Client> clients) {
        if (clients.isEmpty()) {
            return;
        }
        List<ClientId> ids = clients.stream().map(Client::id).toList();
        now.addAll(ids);
        Background.run(
                page,
                () -> {
                    comparisons.read(actor, clients);
                    return clients;
                },
                done -> ended(ids),
                problem -> {
                    ended(ids);
                    Toast.error(Problems.tell(problem));
                });
        changed.run();
    }

    private void ended(List<ClientId> ids) {
        ids.forEach(now::remove);
        changed.run();
    }
}
