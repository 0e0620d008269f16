package dev.counterfoil.metafields.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.metafields.Compared.State;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the URL of a comparison says; who stands in for which grantee is never in it.
 *
 * @param only the state whose rows are shown, null for all
 * @param access whether access is compared as well
 * @param run what is being copied, or was
 */
record CompareState(
        @Nullable ClientId source,
        List<ClientId> targets,
        @Nullable State only,
        boolean access,
        @Nullable UUID run) {

    private static final String SOURCE = "source";
    private static final String TARGET = "target";
    private static final String ONLY = "only";
    private static final String ACCESS = "access";
    private static final String RUN = "run";

    static CompareState of(QueryParameters url) {
        ClientId source =
                url.getSingleParameter(SOURCE).flatMap(DefinitionsView::id).orElse(null);
        return new CompareState(
                source,
                url.getParameters(TARGET).stream()
                        .map(DefinitionsView::id)
                        .flatMap(Optional::stream)
                        .filter(id -> !id.equals(source))
                        .distinct()
                        .toList(),
                url.getSingleParameter(ONLY).flatMap(CompareState::state).orElse(null),
                url.getSingleParameter(ACCESS).isPresent(),
                url.getSingleParameter(RUN)
                        .flatMap(DefinitionsView::id)
                        .map(ClientId::value)
                        .orElse(null));
    }

    private static Optional<State> state(String text) {
        return Arrays.stream(State.values())
                .filter(state -> word(state).equals(text))
                .findAny();
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    QueryParameters url() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (source != null) {
            parameters.put(SOURCE, List.of(source.toString()));
        }
        if (!targets.isEmpty()) {
            parameters.put(TARGET, targets.stream().map(ClientId::toString).toList());
        }
        if (only != null) {
            parameters.put(ONLY, List.of(word(only)));
        }
        if (access) {
            parameters.put(ACCESS, List.of("yes"));
        }
        if (run != null) {
            parameters.put(RUN, List.of(run.toString()));
        }
        return new QueryParameters(parameters);
    }

    CompareState from(@Nullable ClientId client) {
        return new CompareState(
                client, targets.stream().filter(id -> !id.equals(client)).toList(), only, access, null);
    }

    CompareState to(List<ClientId> clients) {
        return new CompareState(source, List.copyOf(clients), only, access, null);
    }

    CompareState showing(@Nullable State state) {
        return new CompareState(source, targets, state, access, run);
    }

    CompareState withAccess(boolean compared) {
        return new CompareState(source, targets, only, compared, null);
    }

    CompareState running(@Nullable UUID id) {
        return new CompareState(source, targets, only, access, id);
    }

    /** Whether both compare the same clients. */
    boolean sameClients(@Nullable CompareState other) {
        return other != null && java.util.Objects.equals(other.source, source) && other.targets.equals(targets);
    }
}
