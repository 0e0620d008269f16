package dev.counterfoil.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.testing.TestDatabase;
import dev.counterfoil.testing.Unasked;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.DefinitionPage;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.MetafieldNamespace;
import dev.counterfoil.upstream.partners.Partners;
import dev.counterfoil.upstream.partners.PartnersForTests;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Changes made elsewhere are found by the next reading, and none of ours is taken for one. */
class WatchTests {

    private static final ClientId CLIENT = new ClientId(new UUID(0, 1));
    private static final ClientId OTHER = new ClientId(new UUID(0, 2));
    private static final Answer ANSWER =
            new Answer.Success(tools.jackson.databind.json.JsonMapper.shared().createObjectNode(), null, Duration.ZERO);

    private final TestDatabase database = TestDatabase.create();
    private final WatchHouse house = new WatchHouse(database);
    private final Map<String, MetafieldDefinition> api = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private boolean down;
    private boolean listLags;
    private int pages = 1;
    private String dashboardId = "acme";
    private final RefreshingMirror mirror = house.mirror(
            Unasked.but(Partners.class, new Api()), Unasked.but(ClientAccess.class, new Opening()), e -> {});

    @AfterEach
    void close() {
        house.close();
        database.close();
    }

    @Test
    void what_is_there_at_the_first_reading_existed_before_counterfoil() {
        there(definition("a"), definition("b"));
        mirror.refresh(CLIENT);
        assertThat(house.said())
                .containsExactly(
                        "existed.metafieldDefinition a", "existed.metafieldDefinition b", "client.baseline " + CLIENT);
        assertThat(house.entries().getLast().parameters()).containsEntry("number", "2");
        assertThat(house.entries().getFirst().images().get("after")).contains("\"key\":\"a\"");
        assertThat(house.tasks).isEmpty();
        mirror.refresh(CLIENT);
        assertThat(house.said()).hasSize(3);
    }

    @Test
    void a_baseline_broken_off_by_a_failure_is_taken_up_where_it_ended() {
        there(definition("a"));
        down = true;
        mirror.refresh(CLIENT);
        assertThat(house.said()).isEmpty();
        down = false;
        mirror.refresh(CLIENT);
        assertThat(house.said()).containsExactly("existed.metafieldDefinition a", "client.baseline " + CLIENT);
    }

    @Test
    void added_changed_renamed_and_removed_elsewhere_are_one_entry_each_with_both_images_and_one_task() {
        there(definition("changes"), definition("goes"), definition("is_renamed"));
        mirror.refresh(CLIENT);
        Instant between = house.store.now();
        there(
                definition("comes"),
                named(definition("changes"), "Another name"),
                with("uuid-is_renamed", "has_a_new_key"));
        mirror.refresh(CLIENT);

        List<Entry> found = house.entries().subList(4, house.entries().size());
        assertThat(found)
                .extracting(entry -> entry.action() + " " + entry.subject().id())
                .containsExactly(
                        "outside.metafieldDefinition.changed changes",
                        "outside.metafieldDefinition.added comes",
                        "outside.metafieldDefinition.removed goes",
                        "outside.metafieldDefinition.renamed has_a_new_key");
        assertThat(found).allSatisfy(entry -> {
            assertThat(entry.actorId()).isNull();
            assertThat(entry.clientId()).isEqualTo(CLIENT.value());
            assertThat(Instant.parse(entry.parameters().get("between.from"))).isBefore(between);
            assertThat(Instant.parse(entry.parameters().get("between.to"))).isAfter(between);
        });
        assertThat(found.getFirst().parameters()).containsEntry("fields", "name");
        assertThat(found.getFirst().images().get("before")).contains("Name of changes");
        assertThat(found.getFirst().images().get("after")).contains("Another name");
        assertThat(found.get(1).images()).containsOnlyKeys("after");
        assertThat(found.get(2).images()).containsOnlyKeys("before");
        assertThat(found.get(3).images().get("before")).contains("\"key\":\"is_renamed\"");
        assertThat(house.tasks.values())
                .singleElement()
                .satisfies(task -> assertThat(task).containsEntry("count", "4"));

        mirror.refresh(CLIENT);
        assertThat(house.said()).hasSize(8);
    }

    @Test
    void changed_access_is_found_and_another_order_of_grants_is_no_change() {
        Grant one = new Grant("client", "gid://shopify/Client/1", "READ");
        Grant two = new Grant("role", "staff", "WRITE");
        there(shared(definition("a"), new Access("READ", List.of(one, two))));
        mirror.refresh(CLIENT);
        there(shared(definition("a"), new Access("READ", List.of(two, one))));
        mirror.refresh(CLIENT);
        assertThat(house.said()).hasSize(2);
        there(shared(definition("a"), new Access("READ", List.of(two))));
        mirror.refresh(CLIENT);
        assertThat(house.entries().getLast().parameters()).containsEntry("fields", "access");
    }

    @Test
    void a_failing_reading_makes_nothing_removed() {
        there(definition("a"), definition("b"));
        mirror.refresh(CLIENT);
        down = true;
        mirror.refresh(CLIENT);
        assertThat(house.said()).hasSize(3);
        assertThat(mirror.count(CLIENT, new DefinitionQuery("", DefinitionQuery.Sort.KEY, false)))
                .isEqualTo(2);
        assertThat(mirror.state(CLIENT).problem()).isEqualTo("TIMED_OUT");
    }

    @Test
    void a_list_that_lags_behind_makes_nothing_removed() {
        there(definition("a"), definition("b"));
        mirror.refresh(CLIENT);
        listLags = true;
        mirror.refresh(CLIENT);
        assertThat(asked).containsExactly("list", "list", "a", "b");
        assertThat(house.said()).hasSize(3);
        assertThat(mirror.find(CLIENT, "uuid-a")).isPresent();
    }

    @Test
    void a_difference_that_an_operation_under_way_may_have_made_is_left_for_the_next_round() {
        there(definition("a"));
        mirror.refresh(CLIENT);
        there(named(definition("a"), "Sent by us"));
        house.operation(CLIENT, "metafieldDefinition", "a", null);
        mirror.refresh(CLIENT);
        assertThat(house.said()).hasSize(2);
        assertThat(seen("uuid-a").name()).isEqualTo("Name of a");

        house.own.clear();
        mirror.refresh(CLIENT);
        assertThat(house.said()).as("it was never applied by us").endsWith("outside.metafieldDefinition.changed a");
    }

    @Test
    void an_operation_that_ended_during_the_reading_leaves_its_difference_for_the_next_round() {
        there(definition("a"));
        mirror.refresh(CLIENT);
        meanwhile = () -> {
            there(named(definition("a"), "Sent by us"));
            house.operation(CLIENT, "metafieldDefinition", "a", house.store.now());
        };
        mirror.refresh(CLIENT);
        meanwhile = () -> {};
        mirror.refresh(CLIENT);
        assertThat(house.said()).hasSize(2);
        assertThat(seen("uuid-a").name()).isEqualTo("Sent by us");
    }

    @Test
    void what_the_mirror_took_over_from_us_during_the_reading_is_not_undone_by_an_older_page() {
        there(definition("a"));
        mirror.refresh(CLIENT);
        meanwhile = () -> mirror.changed(CLIENT, named(definition("a"), "Sent by us"), "a");
        mirror.refresh(CLIENT);
        assertThat(seen("uuid-a").name()).isEqualTo("Sent by us");
        assertThat(house.said()).hasSize(2);
    }

    @Test
    void what_we_deleted_during_the_reading_does_not_come_back_as_made_elsewhere() {
        there(definition("a"), definition("b"));
        mirror.refresh(CLIENT);
        meanwhile = () -> {
            mirror.gone(CLIENT, "uuid-a");
            house.operation(CLIENT, "metafieldDefinition", "a", house.store.now());
        };
        mirror.refresh(CLIENT);
        assertThat(mirror.find(CLIENT, "uuid-a")).isEmpty();
        assertThat(house.said()).hasSize(3);
    }

    @Test
    void after_an_operation_of_ours_ended_a_later_change_elsewhere_is_found_all_the_same() {
        there(definition("a"));
        mirror.refresh(CLIENT);
        house.operation(CLIENT, "metafieldDefinition", "a", house.store.now());
        mirror.changed(CLIENT, named(definition("a"), "Sent by us"), "a");
        there(named(definition("a"), "And changed again"));
        mirror.refresh(CLIENT);
        assertThat(house.said()).endsWith("outside.metafieldDefinition.changed a");
        assertThat(house.entries().getLast().images().get("before")).contains("Sent by us");
    }

    @Test
    void what_we_share_with_another_client_of_ours_is_ours_there_too() {
        there(definition("a"));
        mirror.refresh(CLIENT);
        api.clear();
        mirror.refresh(OTHER);
        house.operation(CLIENT, "metafieldDefinition", "a", house.store.now());
        there(with("uuid-a", "a_by_another_key"));
        mirror.refresh(OTHER);
        assertThat(house.said()).noneMatch(said -> said.contains("outside"));
        assertThat(mirror.find(OTHER, "uuid-a")).isPresent();
    }

    @Test
    void a_client_pointed_at_another_account_begins_anew() {
        there(definition("a"));
        mirror.refresh(CLIENT);
        NamespaceMirror namespaces = new NamespaceStore(house.ledger.jdbc(), event -> {});
        namespaces.changed(CLIENT, "old", new MetafieldNamespace("uuid-old", null, "old", "Old", null, null));
        dashboardId = "another";
        there(definition("b"));
        mirror.refresh(CLIENT);
        assertThat(house.said())
                .containsExactly(
                        "existed.metafieldDefinition a",
                        "client.baseline " + CLIENT,
                        "existed.metafieldDefinition b",
                        "client.baseline " + CLIENT);
        assertThat(namespaces.remembered(CLIENT)).isEmpty();
    }

    @Test
    void one_replica_at_a_time_has_a_clients_turn() {
        house.rounds.follow(List.of(CLIENT, OTHER));
        assertThat(List.of(turn(), turn())).extracting(Optional::orElseThrow).containsExactlyInAnyOrder(CLIENT, OTHER);
        assertThat(turn()).isEmpty();
        house.rounds.hurry(OTHER);
        assertThat(turn()).contains(OTHER);
    }

    @Test
    void clients_come_up_again_after_an_interval_a_tenth_shorter_or_longer_and_not_all_at_once() {
        house.rounds.follow(java.util.stream.IntStream.range(0, 20)
                .mapToObj(number -> new ClientId(new UUID(7, number)))
                .toList());
        Instant before = house.store.now();
        List<Duration> waits = new ArrayList<>();
        for (Optional<ClientId> next = turn(); next.isPresent(); next = turn()) {
            waits.add(Duration.between(
                    before, house.rounds.watched(next.get()).orElseThrow().dueAt()));
        }
        Duration took = Duration.between(before, house.store.now());
        assertThat(waits)
                .hasSize(20)
                .allSatisfy(wait -> assertThat(wait)
                        .isBetween(
                                Duration.ofSeconds(240), Duration.ofSeconds(300).plus(took)));
        assertThat(waits.stream().map(Duration::toSeconds).distinct()).hasSizeGreaterThan(3);
    }

    @Test
    void looking_closes_the_task_once() {
        mirror.refresh(CLIENT);
        there(definition("a"));
        mirror.refresh(CLIENT);
        long shown = newest();
        assertThat(house.task.looked(CLIENT, shown)).isEqualTo(1);
        assertThat(house.tasks).isEmpty();
        assertThat(house.task.looked(CLIENT, shown)).isZero();
    }

    @Test
    void whoever_has_looked_has_not_looked_at_what_came_after() {
        mirror.refresh(CLIENT);
        there(definition("a"));
        mirror.refresh(CLIENT);
        long shown = newest();
        there(definition("a"), definition("b"));
        mirror.refresh(CLIENT);
        assertThat(house.task.looked(CLIENT, shown)).isZero();
        assertThat(house.tasks).hasSize(1);
        assertThat(house.task.looked(CLIENT, newest())).isEqualTo(2);
        assertThat(house.tasks).isEmpty();
    }

    private long newest() {
        return Objects.requireNonNull(house.rounds.watched(CLIENT).orElseThrow().unseenEntry());
    }

    @Test
    void a_reading_that_outlasts_its_lease_goes_on_while_nobody_else_has_begun() {
        pages = 3;
        meanwhile = this::leaseEnds;
        there(definition("a"));
        mirror.refresh(CLIENT);
        assertThat(house.store.state(CLIENT).problem()).isNull();
        assertThat(house.said()).contains("client.baseline " + CLIENT);
    }

    @Test
    void while_pages_come_nobody_else_begins() {
        pages = 3;
        meanwhile = () -> {
            if (asked.size() > 1) {
                assertThat(house.store.begin(CLIENT, UUID.randomUUID(), Duration.ofMinutes(5)))
                        .isFalse();
            }
            leaseNearlyEnds();
        };
        mirror.refresh(CLIENT);
        assertThat(house.store.state(CLIENT).problem()).isNull();
    }

    @Test
    void a_reading_that_another_has_taken_over_asks_for_no_more_pages() {
        pages = 3;
        meanwhile = () -> {
            leaseEnds();
            assertThat(house.store.begin(CLIENT, UUID.randomUUID(), Duration.ofMinutes(5)))
                    .isTrue();
            meanwhile = () -> {};
        };
        mirror.refresh(CLIENT);
        assertThat(asked).containsExactly("list");
        assertThat(house.said()).isEmpty();
    }

    private void leaseEnds() {
        database.ownerClient()
                .sql("update mirror_refresh set leased_until = clock_timestamp() - interval '1 second'")
                .update();
    }

    private void leaseNearlyEnds() {
        database.ownerClient()
                .sql("update mirror_refresh set leased_until = leased_until - interval '299 seconds'")
                .update();
    }

    @Test
    void a_client_edited_while_it_is_read_is_judged_by_whom_was_asked_and_has_its_turn_at_once() {
        house.rounds.follow(List.of(CLIENT));
        there(definition("a"));
        mirror.refresh(CLIENT);
        assertThat(turn()).contains(CLIENT);
        assertThat(turn()).isEmpty();
        meanwhile = () -> dashboardId = "another";
        mirror.refresh(CLIENT);
        assertThat(house.said()).containsExactly("existed.metafieldDefinition a", "client.baseline " + CLIENT);
        assertThat(turn()).as("what it is now is read next").contains(CLIENT);
    }

    private Optional<ClientId> turn() {
        return house.rounds.claim(Duration.ofMinutes(5));
    }

    private MetafieldDefinition seen(String uuid) {
        return mirror.find(CLIENT, uuid).orElseThrow().definition();
    }

    private void there(MetafieldDefinition... definitions) {
        api.clear();
        List.of(definitions).forEach(definition -> api.put(definition.key(), definition));
    }

    private static MetafieldDefinition definition(String key) {
        return with("uuid-" + key, key);
    }

    private static MetafieldDefinition with(String uuid, String key) {
        return new MetafieldDefinition(
                uuid,
                null,
                key,
                "Name of " + key,
                "d",
                "boolean",
                "TRUE_FALSE",
                List.of(),
                new Access(null, List.of()));
    }

    private static MetafieldDefinition named(MetafieldDefinition it, String name) {
        return new MetafieldDefinition(
                it.uuid(),
                it.namespace(),
                it.key(),
                name,
                it.description(),
                it.type(),
                it.category(),
                it.validations(),
                it.access());
    }

    private static MetafieldDefinition shared(MetafieldDefinition it, Access access) {
        return new MetafieldDefinition(
                it.uuid(),
                it.namespace(),
                it.key(),
                it.name(),
                it.description(),
                it.type(),
                it.category(),
                it.validations(),
                access);
    }

    public final class Api {

        private final Partners images = PartnersForTests.of(null);

        public Fetched<DefinitionPage> metafieldDefinitions(
                Endpoint endpoint, Credential credential, int first, @Nullable String after) {
            asked.add("list");
            List<MetafieldDefinition> page = listLags ? List.of() : List.copyOf(api.values());
            meanwhile.run();
            return down
                    ? new Fetched.Failed<>(new Answer.Lost(true, Duration.ZERO))
                    : new Fetched.Ok<>(
                            new DefinitionPage(page, asked.size() < pages, "cursor-" + asked.size()), ANSWER);
        }

        public Fetched<Optional<MetafieldDefinition>> metafieldDefinition(
                Endpoint endpoint, Credential credential, KeyPair path) {
            asked.add(path.toString());
            return new Fetched.Ok<>(Optional.ofNullable(api.get(path.key())), ANSWER);
        }

        public ObjectNode image(MetafieldDefinition definition) {
            return images.image(definition);
        }
    }

    public final class Opening {

        public ClientAccess.Opened open(ClientId id) {
            return new ClientAccess.Opened(
                    new Endpoint(URI.create("https://api.example/graphql")),
                    dashboardId,
                    Credential.basic("acme", new byte[] {1}));
        }

        public Client describe(UUID id) {
            Client it = WatchHouse.client(id);
            return new Client(
                    it.id(),
                    it.name(),
                    it.environment(),
                    dashboardId,
                    it.endpoint(),
                    null,
                    null,
                    List.of(),
                    List.of(),
                    null,
                    0);
        }
    }
}
