package dev.counterfoil.metafields.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.Compared.Kind;
import dev.counterfoil.metafields.Compared.State;
import dev.counterfoil.metafields.CopyRun.Progress;
import dev.counterfoil.metafields.CopyRunEnded;
import dev.counterfoil.metafields.CopyRuns.Recent;
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
 * @param only the state whose rows are shown, null for all that is not equal
 * @param kind the kind of thing whose rows are shown, null for all
 * @param filter part of the keys and names shown
 * @param access whether access is compared as well
 * @param run what is being copied, or was
 */
record CompareState(
        @Nullable ClientId source,
        List<ClientId> targets,
        @Nullable State only,
        @Nullable Kind kind,
        String filter,
        boolean access,
        @Nullable UUID run) {

    private static final String SOURCE = "source";
    private static final String TARGET = "target";
    private static final String ONLY = "only";
    private static final String KIND = "kind";
    private static final String FILTER = "filter";
    private static final String ACCESS = "access";
    private static final String RUN = "run";

    static CompareState of(QueryParameters url) {
        ClientId source = url.getSingleParameter(SOURCE).flatMap(ClientPage::id).orElse(null);
        return new CompareState(
                source,
                url.getParameters(TARGET).stream()
                        .map(ClientPage::id)
                        .flatMap(Optional::stream)
                        .filter(id -> !id.equals(source))
                        .distinct()
                        .toList(),
                url.getSingleParameter(ONLY)
                        .flatMap(text -> read(State.values(), text))
                        .orElse(null),
                url.getSingleParameter(KIND)
                        .flatMap(text -> read(Kind.values(), text))
                        .orElse(null),
                url.getSingleParameter(FILTER).orElse(""),
                url.getSingleParameter(ACCESS).isPresent(),
                url.getSingleParameter(RUN)
                        .flatMap(ClientPage::id)
                        .map(ClientId::value)
                        .orElse(null));
    }

    /** What leads to a run, and from there to its source. */
    static CompareState of(Recent run) {
        return new CompareState(run.source().id(), List.of(), null, null, "", false, run.id());
    }

    static CompareState of(Progress run) {
        return new CompareState(run.source().id(), List.of(), null, null, "", false, run.id());
    }

    static CompareState of(CopyRunEnded run) {
        return new CompareState(run.source(), List.of(), null, null, "", false, run.run());
    }

    private static <E extends Enum<E>> Optional<E> read(E[] all, String text) {
        return Arrays.stream(all).filter(one -> word(one).equals(text)).findAny();
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
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
        if (kind != null) {
            parameters.put(KIND, List.of(word(kind)));
        }
        if (!filter.isBlank()) {
            parameters.put(FILTER, List.of(filter));
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
                client, targets.stream().filter(id -> !id.equals(client)).toList(), only, kind, filter, access, null);
    }

    CompareState to(List<ClientId> clients) {
        return new CompareState(source, List.copyOf(clients), only, kind, filter, access, null);
    }

    CompareState showing(@Nullable State state) {
        return new CompareState(source, targets, state, kind, filter, access, run);
    }

    CompareState ofKind(@Nullable Kind one) {
        return new CompareState(source, targets, only, one, filter, access, run);
    }

    CompareState filtered(String text) {
        return new CompareState(source, targets, only, kind, text, access, run);
    }

    /** Whether it is of the kind that is asked for, and says what is looked for. */
    boolean fits(Item item, String name) {
        String text = filter.strip().toLowerCase(Locale.ROOT);
        return (kind == null || item.kind() == kind)
                && (item.key() + " " + name).toLowerCase(Locale.ROOT).contains(text);
    }

    /** Whether its rows are shown: what is equal only on demand. */
    boolean shows(State state) {
        return only == null ? state != State.EQUAL : state == only;
    }

    /** Whether ticking all takes it in: access is given to somebody, so that it is ticked by itself. */
    boolean sweeps(Item item, State state) {
        return item.state() == state && (item.kind() != Kind.GRANTS || kind == Kind.GRANTS);
    }

    CompareState withAccess(boolean compared) {
        return new CompareState(source, targets, only, kind, filter, compared, null);
    }

    CompareState running(@Nullable UUID id) {
        return new CompareState(source, targets, only, kind, filter, access, id);
    }

    /** Whether both compare the same clients. */
    boolean sameClients(@Nullable CompareState other) {
        return other != null && java.util.Objects.equals(other.source, source) && other.targets.equals(targets);
    }
}
