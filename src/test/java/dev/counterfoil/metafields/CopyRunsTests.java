package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.OperationState;
import dev.counterfoil.changes.Outcomes;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.LedgerReader;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.Compared.Kind;
import dev.counterfoil.metafields.Compared.State;
import dev.counterfoil.metafields.CopyRun.Progress;
import dev.counterfoil.metafields.CopyRun.Row;
import dev.counterfoil.metafields.CopyRun.Status;
import dev.counterfoil.metafields.CopyRuns.Start;
import dev.counterfoil.sandbox.Fault;
import dev.counterfoil.team.Rights;
import dev.counterfoil.testing.Eventually;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.json.JsonMapper;

/** The weekly job, through the whole portal to a sandbox. */
class CopyRunsTests extends AcmePortal {

    @Autowired
    private ComparisonService comparisons;

    @Autowired
    private CopyRuns runs;

    @Autowired
    private NamespaceService namespaces;

    @Autowired
    private Rights rights;

    @Autowired
    private Copying copying;

    @Autowired
    private CopyRunStore store;

    @Autowired
    private JdbcTemplate batch;

    @Autowired
    private Outcomes outcomes;

    @Autowired
    private LedgerReader ledger;

    private Client shop;
    private Client staging;

    @BeforeEach
    void production_and_staging() {
        shop = client("Acme Shop");
        staging = client("Acme Shop (staging)");
    }

    private List<Item> items() {
        return items(null);
    }

    private List<Item> items(Map<ClientId, Grantees> grantees) {
        comparisons.read(ada, List.of(shop, staging));
        return comparisons.compare(ada, shop, List.of(staging), grantees).items();
    }

    private static List<Item> in(List<Item> items, State state) {
        return items.stream().filter(item -> item.state() == state).toList();
    }

    private static Item item(List<Item> items, String key) {
        return items.stream().filter(item -> item.key().equals(key)).findAny().orElseThrow();
    }

    private Progress ended(UUID run) {
        Eventually.until(() -> !runs.find(ada, run).orElseThrow().running(), () -> {});
        return runs.find(ada, run).orElseThrow();
    }

    private Progress copy(List<Item> items) {
        UUID run = UUID.randomUUID();
        runs.start(ada, run, shop, items);
        return ended(run);
    }

    /** Told on the run's own thread, while the first row is being sent. */
    private void stopAfterTheFirst(UUID run) {
        runs.watch(run, () -> {
            Progress now = runs.find(ada, run).orElseThrow();
            if (!now.stopping() && now.rows().getFirst().status() == Status.RUNNING) {
                runs.stop(ada, run);
            }
        });
    }

    @Test
    void the_demo_clients_differ_in_every_way() {
        assertThat(items())
                .extracting(Item::state)
                .contains(State.MISSING, State.DIFFERENT, State.TYPE_CONFLICT, State.KEY_TAKEN, State.ONLY_ON_TARGET);
        assertThat(item(items(), "profile_birthday").state()).isEqualTo(State.TYPE_CONFLICT);
    }

    @Test
    void all_that_is_missing_is_copied_each_with_an_entry_of_its_own() {
        List<Item> missing = in(items(), State.MISSING);
        assertThat(missing).hasSizeGreaterThan(30);

        Progress done = copy(missing);

        assertThat(done.rows())
                .filteredOn(row -> row.status() != Status.DONE)
                .as("not done")
                .isEmpty();
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).hasSize(missing.size());
        assertThat(done.rows().stream()
                        .map(row -> ((ChangeResult.Done) row.result()).entrySeq())
                        .distinct())
                .hasSize(missing.size());
        Entry first = ledger.find(((ChangeResult.Done) done.rows().getFirst().result()).entrySeq())
                .orElseThrow();
        assertThat(first.clientId()).isEqualTo(staging.id().value());
        assertThat(in(items(), State.MISSING)).isEmpty();
    }

    @Test
    void what_differs_is_made_equal_and_conflicts_are_left_alone() {
        List<Item> before = items();
        copy(before);

        List<Item> after = items();
        assertThat(in(after, State.DIFFERENT)).isEmpty();
        assertThat(in(after, State.TYPE_CONFLICT)).hasSameSizeAs(in(before, State.TYPE_CONFLICT));
        assertThat(in(after, State.ONLY_ON_TARGET)).hasSameSizeAs(in(before, State.ONLY_ON_TARGET));
        assertThat(SANDBOX.received("metafieldDefinitionDelete")).isEmpty();
    }

    @Test
    void a_refused_row_says_so_and_is_tried_again_on_demand() {
        List<Item> three = in(items(), State.MISSING).subList(0, 3);
        SANDBOX.fault(fault(Fault.Kind.USER_ERROR, "Not today"));
        UUID run = UUID.randomUUID();
        runs.start(ada, run, shop, three);
        Progress first = ended(run);
        assertThat(first.rows()).extracting(Row::status).containsExactly(Status.REFUSED, Status.DONE, Status.DONE);

        runs.retry(ada, run);
        assertThat(ended(run).rows()).extracting(Row::status).containsOnly(Status.DONE);
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).hasSize(4);
    }

    @Test
    void what_may_have_been_done_is_never_tried_again() {
        // On a client of its own: what is unclear blocks further changes to the same thing until it is read back.
        Client loyalty = client("Acme Loyalty (staging)");
        comparisons.read(ada, List.of(shop, loyalty));
        List<Item> two = in(
                        comparisons.compare(ada, shop, List.of(loyalty), null).items(), State.MISSING)
                .subList(0, 2);
        SANDBOX.fault(fault(Fault.Kind.DROP_AFTER, null));
        UUID run = UUID.randomUUID();
        runs.start(ada, run, shop, two);
        assertThat(ended(run).rows()).extracting(Row::status).containsExactly(Status.UNCLEAR, Status.DONE);

        runs.retry(ada, run);
        assertThat(ended(run).rows().getFirst().status()).isEqualTo(Status.UNCLEAR);
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).hasSize(2);
    }

    @Test
    void what_somebody_copied_lately_is_listed_for_them_alone() {
        List<Item> two = in(items(), State.MISSING).subList(0, 2);
        Progress done = copy(two);

        assertThat(runs.recent(ada, 1))
                .containsExactly(new CopyRuns.Recent(
                        done.id(),
                        shop,
                        List.of(staging),
                        done.began().truncatedTo(ChronoUnit.MICROS),
                        false,
                        Map.of(Status.DONE, 2)));
        assertThat(store.recent(stranger().id(), directory.list(ada), 5, run -> false))
                .isEmpty();
        assertThat(store.recent(ada.id(), List.of(shop), 5, run -> false)).isEmpty();
    }

    @Test
    void a_stop_lets_the_running_row_end_and_the_rest_can_be_sent_later() {
        List<Item> three = in(items(), State.MISSING).subList(0, 3);
        UUID run = UUID.randomUUID();
        stopAfterTheFirst(run);
        runs.start(ada, run, shop, three);
        Progress stopped = ended(run);
        assertThat(stopped.rows()).extracting(Row::status).containsExactly(Status.DONE, Status.WAITING, Status.WAITING);
        assertThat(stopped.stopped()).isTrue();
        assertThat(runs.recent(ada, 1).getFirst().stopped()).isTrue();
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).hasSize(1);

        runs.retry(ada, run);
        assertThat(ended(run).rows()).extracting(Row::status).containsOnly(Status.DONE);
        assertThat(ended(run).stopped()).isFalse();
        assertThat(runs.recent(ada, 1).getFirst().stopped()).isFalse();
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).hasSize(3);
    }

    @Test
    void a_run_that_a_restart_broke_off_goes_on_and_sends_nothing_twice() {
        List<Item> three = in(items(), State.MISSING).subList(0, 3);
        UUID run = UUID.randomUUID();
        stopAfterTheFirst(run);
        runs.start(ada, run, shop, three);
        Row first = ended(run).rows().getFirst();
        // As it stands when the portal ends after the API's answer, and before anything is noted of it.
        jdbc.sql("update copy_row set status = 'RUNNING', result = null where run_id = ? and place = 0")
                .param(run)
                .update();
        List<Object> told = new CopyOnWriteArrayList<>();
        CopyRuns restarted = new CopyRuns(rights, comparisons, copying, directory, store, outcomes, told::add);
        assertThat(restarted.find(ada, run).orElseThrow().rows())
                .extracting(Row::status)
                .containsOnly(Status.WAITING);

        restarted.retry(ada, run);
        Eventually.until(() -> !restarted.find(ada, run).orElseThrow().running(), () -> {});

        List<Row> rows = restarted.find(ada, run).orElseThrow().rows();
        assertThat(rows).extracting(Row::status).containsOnly(Status.DONE);
        assertThat(rows.getFirst()).isEqualTo(first);
        assertThat(rows).extracting(Row::item).containsExactlyElementsOf(three);
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).hasSize(3);
        assertThat(store.find(run, stranger().id(), directory.list(ada))).isEmpty();
        Eventually.until(() -> !told.isEmpty(), () -> {});
        assertThat(told).containsExactly(new CopyRunEnded(ada.id(), run, shop.id(), "Acme Shop", 3, 3));
    }

    @Test
    void every_kind_of_result_is_read_as_it_was_written() {
        Item item = in(items(), State.MISSING).getFirst();
        List<ChangeResult> results = List.of(
                new ChangeResult.Done(1, JsonMapper.shared().createObjectNode().put("key", "a")),
                new ChangeResult.FieldProblems(null, List.of(new FieldProblem("key", "API", "Taken"))),
                new ChangeResult.Refused(2, "USER_ERRORS", List.of("No")),
                new ChangeResult.Stale(null, null),
                new ChangeResult.Busy(3, OperationState.UNKNOWN),
                new ChangeResult.Unclear(4, OperationState.IN_FLIGHT, null),
                new ChangeResult.NotSent(5L, "DENIED"),
                new ChangeResult.LedgerDown());
        UUID run = UUID.randomUUID();
        store.add(new CopyRun(run, ada.id(), shop, Instant.now(), List.of(Row.waiting(item))), ada.id());
        results.forEach(result -> {
            store.changed(run, 0, new Row(item, UUID.randomUUID(), Status.of(result), result));
            assertThat(runs.find(ada, run).orElseThrow().rows().getFirst().result())
                    .isEqualTo(result);
        });
    }

    @Test
    void a_definition_changed_since_the_comparison_is_left_alone() {
        Item different = in(items(), State.DIFFERENT).getFirst();
        copy(List.of(different));
        int updates = SANDBOX.received("metafieldDefinitionUpdate").size();

        assertThat(copy(List.of(different)).rows()).extracting(Row::status).containsExactly(Status.STALE);
        assertThat(SANDBOX.received("metafieldDefinitionUpdate")).hasSize(updates);
    }

    @Test
    void the_same_start_sent_twice_copies_once() {
        List<Item> one = in(items(), State.MISSING).subList(0, 1);
        UUID run = UUID.randomUUID();
        int before = stored();
        runs.start(ada, run, shop, one);
        runs.start(ada, run, shop, one);
        ended(run);
        assertThat(runs.start(ada, run, shop, one)).isInstanceOf(Start.Under.class);
        assertThat(ended(run).rows()).hasSize(1);
        assertThat(stored()).isEqualTo(before + 1);
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).hasSize(1);
    }

    private int stored() {
        return jdbc.sql("select count(*) from copy_run").query(Integer.class).single();
    }

    /** Lets none of these send before it is told to. */
    private CountDownLatch held(UUID... ids) {
        CountDownLatch let = new CountDownLatch(1);
        for (UUID id : ids) {
            runs.watch(id, () -> {
                if (Thread.currentThread().getName().equals("copy-run")) {
                    try {
                        let.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
        }
        return let;
    }

    @Test
    void the_same_rows_ticked_in_several_tabs_and_copied_at_once_make_one_run() throws Exception {
        List<Item> three = in(items(), State.MISSING).subList(0, 3);
        // Each tab has compared by itself, and has a run of its own in mind.
        List<Item> again = in(items(), State.MISSING).subList(0, 3);
        UUID[] tabs = Stream.generate(UUID::randomUUID).limit(6).toArray(UUID[]::new);
        int before = stored();
        CountDownLatch let = held(tabs);
        CyclicBarrier together = new CyclicBarrier(tabs.length);
        List<Future<Start>> starts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int tab = 0; tab < tabs.length; tab++) {
                UUID run = tabs[tab];
                List<Item> ticked = tab % 2 == 0 ? three : again;
                starts.add(threads.submit(() -> {
                    together.await();
                    return runs.start(ada, run, shop, ticked);
                }));
            }
        }
        let.countDown();

        List<UUID> under = starts.stream()
                .map(Future::resultNow)
                .map(start -> ((Start.Under) start).run().id())
                .distinct()
                .toList();
        assertThat(under).hasSize(1);
        assertThat(ended(under.getFirst()).rows()).extracting(Row::status).containsOnly(Status.DONE);
        assertThat(stored()).isEqualTo(before + 1);
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).hasSize(3);
    }

    @Test
    void other_rows_wait_until_what_is_being_sent_has_ended() {
        List<Item> missing = in(items(), State.MISSING);
        Progress earlier = copy(missing.subList(0, 1));
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        CountDownLatch let = held(first);
        runs.start(ada, first, shop, missing.subList(1, 3));

        assertThat(runs.start(ada, second, shop, missing.subList(2, 4)))
                .isInstanceOfSatisfying(
                        Start.Busy.class, busy -> assertThat(busy.other().id()).isEqualTo(first));
        assertThat(runs.retry(ada, earlier.id()).orElseThrow()).isInstanceOf(Start.Busy.class);
        assertThat(runs.find(ada, second)).isEmpty();
        assertThat(runs.recent(ada, 1).getFirst().running()).isTrue();
        let.countDown();
        ended(first);

        assertThat(runs.start(ada, second, shop, missing.subList(3, 4))).isInstanceOf(Start.Under.class);
        assertThat(ended(second).rows()).extracting(Row::status).containsOnly(Status.DONE);
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).hasSize(4);
    }

    @Test
    void without_a_row_that_can_be_copied_there_is_no_run() {
        int before = stored();
        assertThat(runs.start(ada, UUID.randomUUID(), shop, List.of())).isEqualTo(new Start.Nothing());
        assertThat(runs.start(ada, UUID.randomUUID(), shop, in(items(), State.TYPE_CONFLICT)))
                .isEqualTo(new Start.Nothing());
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_run_whose_progress_could_not_be_kept_stops_and_stands_in_the_way_of_nothing() {
        List<Item> two = in(items(), State.MISSING).subList(0, 2);
        AtomicBoolean down = new AtomicBoolean(true);
        CopyRunStore failing = new CopyRunStore(jdbc, batch) {
            @Override
            void changed(UUID run, int place, Row row) {
                if (down.get()) {
                    throw new IllegalStateException("The database is away");
                }
                super.changed(run, place, row);
            }
        };
        List<Object> told = new CopyOnWriteArrayList<>();
        CopyRuns own = new CopyRuns(rights, comparisons, copying, directory, failing, outcomes, told::add);
        UUID run = UUID.randomUUID();
        own.start(ada, run, shop, two);
        Eventually.until(() -> !own.find(ada, run).orElseThrow().running(), () -> {});
        assertThat(own.find(ada, run).orElseThrow().stopped()).isTrue();

        down.set(false);
        own.retry(ada, run);
        Eventually.until(() -> !own.find(ada, run).orElseThrow().running(), () -> {});
        assertThat(own.find(ada, run).orElseThrow().rows())
                .extracting(Row::status)
                .containsOnly(Status.DONE);
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).hasSize(2);
    }

    @Test
    void access_is_copied_to_the_grantees_of_the_targets_environment() {
        Client development = client("Acme Shop (development)");
        comparisons.read(ada, List.of(shop, development));
        Grantees chosen = new Grantees(Map.of(
                client("Acme Loyalty").gid(), client("Acme Loyalty (staging)").gid()));
        List<Item> items = comparisons
                .compare(ada, shop, List.of(development), Map.of(development.id(), chosen))
                .items();
        List<Item> card = items.stream()
                .filter(item -> item.key().equals("loyalty_card_number"))
                .toList();
        assertThat(card).extracting(Item::kind).containsExactly(Kind.DEFINITION, Kind.GRANTS);

        Progress done = copy(card);

        assertThat(done.rows()).extracting(Row::status).containsOnly(Status.DONE);
        String sent =
                SANDBOX.received("metafieldAccessGrant").getLast().variables().toString();
        assertThat(sent)
                .contains(client("Acme Loyalty (staging)").gid())
                .doesNotContain(client("Acme Loyalty").gid() + "\"");
    }

    @Test
    void namespaces_are_copied_before_the_access_that_nests_one_in_the_other() {
        namespaces.create(ada, shop, UUID.randomUUID(), new NamespaceForm("outer", "Outer", "Holds the other", null));
        namespaces.create(
                ada, shop, UUID.randomUUID(), new NamespaceForm("inner", "Inner", "Shared into the other", "outer"));
        // Making namespaces takes a scope that this one has.
        Client loyalty = client("Acme Loyalty");
        List<Item> items = namespaces(loyalty);
        assertThat(items)
                .extracting(Item::key, Item::kind)
                .containsExactly(
                        tuple("inner", Kind.NAMESPACE), tuple("inner", Kind.GRANTS), tuple("outer", Kind.NAMESPACE));

        Progress done = copy(items);

        assertThat(done.rows()).extracting(Row::status).containsOnly(Status.DONE);
        assertThat(SANDBOX.received("metafieldAccessGrant")
                        .getLast()
                        .variables()
                        .path("access")
                        .path("grants")
                        .path(0)
                        .path("grantee")
                        .asString())
                .isEqualTo("outer");
        assertThat(namespaces(loyalty)).extracting(Item::state).containsOnly(State.EQUAL);
    }

    private List<Item> namespaces(Client target) {
        comparisons.read(ada, List.of(shop, target));
        return comparisons
                .compare(ada, shop, List.of(target), Map.of(target.id(), new Grantees(Map.of())))
                .items()
                .stream()
                .filter(item -> item.about() == Kind.NAMESPACE)
                .toList();
    }

    @Test
    void access_to_a_definition_that_was_not_copied_is_not_sent() {
        Client development = client("Acme Shop (development)");
        comparisons.read(ada, List.of(shop, development));
        Grantees chosen = new Grantees(Map.of(
                client("Acme Loyalty").gid(), client("Acme Loyalty (staging)").gid()));
        Item grants =
                comparisons.compare(ada, shop, List.of(development), Map.of(development.id(), chosen)).items().stream()
                        .filter(item -> item.kind() == Kind.GRANTS && item.key().equals("loyalty_card_number"))
                        .findAny()
                        .orElseThrow();
        Row row = copy(List.of(grants)).rows().getFirst();
        assertThat(row.status()).isEqualTo(Status.NOT_SENT);
        assertThat(row.result()).isEqualTo(new ChangeResult.NotSent(null, "DEFINITION_MISSING"));
    }

    @Test
    void who_may_not_change_the_target_starts_nothing() {
        List<Item> missing = in(items(), State.MISSING);
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> runs.start(stranger(), UUID.randomUUID(), shop, missing));
        assertThat(comparisons.targets(stranger())).isEmpty();
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).isEmpty();
    }

    private static Fault fault(Fault.Kind kind, String message) {
        return new Fault(
                kind,
                "metafieldDefinitionCreate",
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                message,
                null,
                message == null ? null : List.of("definition", "key"));
    }
}
