package dev.counterfoil.metafields.ui;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.metafields.ComparisonService;
import dev.counterfoil.team.Actor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Our clients as a comparison sees them: which can be looked at, which changed, and which of them the URL names. */
final class CompareClients {

    private final ComparisonService comparisons;
    private final Actor actor;
    private List<Client> sources = List.of();
    private List<Client> changeable = List.of();

    CompareClients(ComparisonService comparisons, Actor actor) {
        this.comparisons = comparisons;
        this.actor = actor;
        reload();
    }

    /** Asks for them again, such as when one of them has a GID by now. */
    void reload() {
        sources = comparisons.sources(actor);
        changeable = comparisons.targets(actor);
    }

    /** Those whose definitions the person may see. */
    List<Client> sources() {
        return sources;
    }

    /** Those among them whose definitions they may change. */
    List<Client> changeable() {
        return changeable;
    }

    /** Whether there are two to compare. */
    boolean enough() {
        return sources.size() > 1 && !changeable.isEmpty();
    }

    Optional<Client> source(@Nullable CompareState state) {
        ClientId id = state == null ? null : state.source();
        return sources.stream().filter(client -> client.id().equals(id)).findAny();
    }

    /** Those of the URL that the person may change. */
    List<Client> targets(@Nullable CompareState state) {
        List<ClientId> ids = state == null ? List.of() : state.targets();
        return changeable.stream().filter(client -> ids.contains(client.id())).toList();
    }

    List<Client> all(@Nullable CompareState state) {
        return Stream.concat(source(state).stream(), targets(state).stream())
                .distinct()
                .toList();
    }

    /** How people call a grantee. */
    String called(String grantee) {
        return ClientName.of(grantee, sources);
    }
}
