package dev.counterfoil.metafields.ui;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.clients.Client;
import dev.counterfoil.metafields.DefinitionForm;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.mirror.DefinitionChoices;
import dev.counterfoil.mirror.MirrorState;
import dev.counterfoil.team.Actor;
import dev.counterfoil.upstream.partners.DefinitionsQuery;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Definitions held in memory, and whatever outcome a test asks for. */
class FakeDefinitions implements DefinitionService {

    record Sent(UUID intent, DefinitionForm form) {}

    final List<DefinitionRow> rows = new CopyOnWriteArrayList<>();
    final List<Sent> sent = new CopyOnWriteArrayList<>();
    volatile int listed;
    volatile ListQuery queried = new ListQuery("", Sort.KEY, false);
    volatile MirrorState state = new MirrorState(Instant.now(), false, null);
    volatile @Nullable String problemOnRefresh;
    volatile CompletableFuture<Void> mayRefresh = CompletableFuture.completedFuture(null);
    volatile CompletableFuture<Void> mayCreate = CompletableFuture.completedFuture(null);
    volatile CompletableFuture<Void> mayUpdate = CompletableFuture.completedFuture(null);
    final List<MetafieldDefinition> openedOn = new CopyOnWriteArrayList<>();
    final List<MetafieldDefinition> deleted = new CopyOnWriteArrayList<>();
    final List<DefinitionsQuery> browsed = new CopyOnWriteArrayList<>();
    volatile Browsed page = new Browsed.Unread("TIMED_OUT", List.of());
    volatile Function<DefinitionsQuery, Browsed> pages = query -> page;
    volatile Function<DefinitionForm, ChangeResult> outcome = form -> new ChangeResult.LedgerDown();
    volatile Function<DefinitionForm, List<FieldProblem>> rules = form -> List.of();

    void reset() {
        rows.clear();
        sent.clear();
        state = new MirrorState(Instant.now(), false, null);
        problemOnRefresh = null;
        mayRefresh = CompletableFuture.completedFuture(null);
        mayCreate = CompletableFuture.completedFuture(null);
        outcome = form -> new ChangeResult.LedgerDown();
        rules = form -> List.of();
        openedOn.clear();
        deleted.clear();
        browsed.clear();
        pages = query -> page;
        mayUpdate = CompletableFuture.completedFuture(null);
    }

    static DefinitionRow row(String key, String name, String type) {
        return new DefinitionRow(
                new MetafieldDefinition(
                        "uuid-" + key, null, key, name, "What " + key + " is for", type, "", List.of(), null),
                null);
    }

    @Override
    public List<DefinitionRow> list(Actor actor, Client client, ListQuery query, int offset, int limit) {
        return fitting(query).skip(offset).limit(limit).toList();
    }

    @Override
    public int count(Actor actor, Client client, ListQuery query) {
        return (int) fitting(query).count();
    }

    private Stream<DefinitionRow> fitting(ListQuery query) {
        listed++;
        queried = query;
        Comparator<DefinitionRow> order = query.sort() == Sort.TYPE
                ? Comparator.comparing(DefinitionRow::type)
                : Comparator.comparing(DefinitionRow::key);
        return new ArrayList<>(rows)
                .stream()
                        .filter(row -> (row.key() + row.name() + row.type()).contains(query.filter()))
                        .filter(row -> query.narrowing().type() == null
                                || row.type().equals(query.narrowing().type()))
                        .sorted(query.descending() ? order.reversed() : order);
    }

    @Override
    public DefinitionChoices choices(Actor actor, Client client) {
        return new DefinitionChoices(
                rows.stream().map(DefinitionRow::type).distinct().sorted().toList(), List.of("loyalty"));
    }

    @Override
    public Optional<DefinitionRow> find(Actor actor, Client client, String uuid) {
        return rows.stream().filter(row -> row.uuid().equals(uuid)).findAny();
    }

    @Override
    public Optional<DefinitionRow> find(Actor actor, Client client, KeyPair path) {
        return rows.stream().filter(row -> row.definition().path().equals(path)).findAny();
    }

    @Override
    public MirrorState state(Actor actor, Client client) {
        return state;
    }

    @Override
    public void refresh(Actor actor, Client client) {
        mayRefresh.join();
        state = problemOnRefresh == null
                ? new MirrorState(Instant.now(), false, null)
                : new MirrorState(state.fetchedAt(), false, problemOnRefresh);
    }

    @Override
    public List<FieldProblem> check(DefinitionForm form) {
        return rules.apply(form);
    }

    @Override
    public List<FieldProblem> check(MetafieldDefinition opened, DefinitionForm form) {
        return rules.apply(form);
    }

    @Override
    public ChangeResult create(Actor actor, Client client, UUID intent, DefinitionForm form) {
        mayCreate.join();
        sent.add(new Sent(intent, form));
        return outcome.apply(form);
    }

    @Override
    public Opened open(Actor actor, Client client, KeyPair path) {
        return rows.stream()
                .filter(row -> row.definition().path().equals(path))
                .findAny()
                .<Opened>map(row -> new Opened.Found(row.definition()))
                .orElseGet(Opened.Missing::new);
    }

    @Override
    public Browsed browse(Actor actor, Client client, DefinitionsQuery query) {
        browsed.add(query);
        return pages.apply(query);
    }

    @Override
    public ChangeResult update(
            Actor actor, Client client, UUID intent, MetafieldDefinition opened, DefinitionForm form) {
        mayUpdate.join();
        sent.add(new Sent(intent, form));
        openedOn.add(opened);
        return outcome.apply(form);
    }

    @Override
    public ChangeResult delete(Actor actor, Client client, UUID intent, MetafieldDefinition opened) {
        deleted.add(opened);
        return outcome.apply(new DefinitionForm(opened.key(), "", "", "", null, List.of()));
    }

    @Override
    public ChangeResult enableStandard(Actor actor, Client client, UUID intent, KeyPair path) {
        return outcome.apply(new DefinitionForm(path.key(), "", "", "", path.namespace(), List.of()));
    }
}
