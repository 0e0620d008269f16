package dev.counterfoil.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.mirror.DefinitionQuery.Sort;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.testing.TestDatabase;
import dev.counterfoil.testing.Unasked;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.DefinitionPage;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.Partners;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MirrorTests {

    private static final ClientId CLIENT = new ClientId(UUID.randomUUID());
    private static final Answer LOST = new Answer.Lost(true, Duration.ZERO);

    private final TestDatabase database = TestDatabase.create();
    private final List<@Nullable String> asked = new ArrayList<>();
    private final List<Object> events = new ArrayList<>();
    private PagingApi api = after -> new Fetched.Ok<>(new DefinitionPage(List.of(), false, null), LOST);
    private final WatchHouse house = new WatchHouse(database);
    private final RefreshingMirror mirror =
            house.mirror(Unasked.but(Partners.class, new Api()), new Access(), events::add);

    @AfterEach
    void close() {
        house.close();
        database.close();
    }

    @Test
    void a_refresh_asks_for_each_page_once_and_then_lists_them_all() {
        List<MetafieldDefinition> all = IntStream.range(0, 610)
                .mapToObj(i -> definition("key_%03d".formatted(i)))
                .toList();
        api = pages(all, 250);
        mirror.refresh(CLIENT);
        assertThat(asked).containsExactly(null, "250", "500");
        assertThat(mirror.count(CLIENT, query(""))).isEqualTo(610);
        assertThat(keys(mirror.list(CLIENT, query(""), 605, 50)))
                .containsExactly("key_605", "key_606", "key_607", "key_608", "key_609");
        assertThat(mirror.state(CLIENT).fetchedAt()).isNotNull();
        assertThat(mirror.state(CLIENT).refreshing()).isFalse();
        assertThat(events).contains(new MirrorRefreshed(CLIENT, true));

        events.clear();
        mirror.refresh(CLIENT);
        assertThat(events)
                .as("a round that found nothing new says so")
                .containsExactly(new MirrorRefreshed(CLIENT, false));
    }

    @Test
    void what_is_gone_at_the_api_is_gone_after_a_refresh_of_that_client_only() {
        api = pages(List.of(definition("stays"), definition("goes")), 250);
        ClientId other = new ClientId(UUID.randomUUID());
        mirror.refresh(CLIENT);
        mirror.refresh(other);
        api = pages(List.of(definition("stays")), 250);
        mirror.refresh(CLIENT);
        assertThat(keys(mirror.list(CLIENT, query(""), 0, 10))).containsExactly("stays");
        assertThat(mirror.count(other, query(""))).isEqualTo(2);
    }

    @Test
    void a_failing_refresh_keeps_what_was_seen_and_says_why() {
        api = pages(List.of(definition("kept"), definition("kept_too")), 250);
        mirror.refresh(CLIENT);
        api = after -> new Fetched.Failed<>(LOST);
        mirror.refresh(CLIENT);
        assertThat(mirror.count(CLIENT, query(""))).isEqualTo(2);
        assertThat(mirror.state(CLIENT).problem()).isEqualTo("TIMED_OUT");
        assertThat(mirror.state(CLIENT).refreshing()).isFalse();
        assertThat(mirror.state(CLIENT).fetchedAt()).isNotNull();
    }

    @Test
    void a_server_that_pages_in_a_circle_is_left() {
        api = after -> new Fetched.Ok<>(new DefinitionPage(List.of(definition("again")), true, "same"), LOST);
        mirror.refresh(CLIENT);
        assertThat(asked).hasSize(2);
        assertThat(mirror.state(CLIENT).problem()).isEqualTo("PAGING_BROKEN");
    }

    @Test
    void a_second_refresh_at_the_same_time_asks_nothing() {
        CountDownLatch inside = new CountDownLatch(1);
        api = after -> {
            mirror.refresh(CLIENT);
            inside.countDown();
            return new Fetched.Ok<>(new DefinitionPage(List.of(definition("one")), false, null), LOST);
        };
        mirror.refresh(CLIENT);
        assertThat(inside.getCount()).isZero();
        assertThat(asked).hasSize(1);
    }

    @Test
    void what_we_changed_during_a_refresh_is_not_forgotten_by_it() {
        api = after -> {
            mirror.changed(CLIENT, definition("made_meanwhile"), "made_meanwhile");
            return new Fetched.Ok<>(new DefinitionPage(List.of(definition("old")), false, null), LOST);
        };
        mirror.refresh(CLIENT);
        assertThat(keys(mirror.list(CLIENT, query(""), 0, 10))).containsExactly("made_meanwhile", "old");
        assertThat(mirror.list(CLIENT, query(""), 0, 10).getFirst().changedAt()).isNotNull();
    }

    @Test
    void the_filter_finds_key_name_type_and_description_in_any_case_and_takes_wildcards_as_text() {
        mirror.changed(
                CLIENT,
                new MetafieldDefinition(
                        "u1",
                        null,
                        "loyalty_tier",
                        "Loyalty Tier",
                        "100% of it",
                        "single_line_text_field",
                        "TEXT",
                        List.of(),
                        null),
                "loyalty_tier");
        mirror.changed(CLIENT, definition("loyaltyXtier"), "loyaltyXtier");
        assertThat(keys(mirror.list(CLIENT, query("LOYALTY_T"), 0, 10))).containsExactly("loyalty_tier");
        assertThat(keys(mirror.list(CLIENT, query("single_line"), 0, 10))).containsExactly("loyalty_tier");
        assertThat(keys(mirror.list(CLIENT, query("100%"), 0, 10))).containsExactly("loyalty_tier");
        assertThat(mirror.count(CLIENT, query("%"))).isEqualTo(1);
        assertThat(mirror.count(CLIENT, query("\\"))).isZero();
    }

    @Test
    void a_definition_is_known_under_every_path_it_had() {
        mirror.changed(CLIENT, definition("first"), "asked_for");
        mirror.changed(CLIENT, renamed("second"), "first");
        mirror.changed(CLIENT, renamed("second"), "second");

        assertThat(mirror.find(CLIENT, "uuid-first").orElseThrow().former()).containsExactly("asked_for", "first");
    }

    private static MetafieldDefinition renamed(String key) {
        return new MetafieldDefinition("uuid-first", null, key, "Name", "d", "boolean", "TRUE_FALSE", List.of(), null);
    }

    @Test
    void what_we_deleted_is_gone_at_once() {
        mirror.changed(CLIENT, definition("gone"), "gone");
        mirror.gone(CLIENT, "uuid-gone");

        assertThat(mirror.count(CLIENT, query(""))).isZero();
    }

    @Test
    void every_order_works_both_ways() {
        mirror.changed(CLIENT, definition("a_key"), "a_key");
        mirror.changed(CLIENT, definition("b_key"), "b_key");
        for (Sort sort : Sort.values()) {
            assertThat(mirror.list(CLIENT, new DefinitionQuery("", sort, false), 0, 10))
                    .hasSize(2);
            assertThat(mirror.list(CLIENT, new DefinitionQuery("", sort, true), 0, 10))
                    .hasSize(2);
        }
        assertThat(keys(mirror.list(CLIENT, new DefinitionQuery("", Sort.KEY, true), 0, 10)))
                .containsExactly("b_key", "a_key");
    }

    private static MetafieldDefinition shared(
            String key, @Nullable String namespace, String type, MetafieldDefinition.@Nullable Access access) {
        return new MetafieldDefinition("uuid-" + key, namespace, key, "Name", "d", type, "", List.of(), access);
    }

    private static MetafieldDefinition.Grant grant(String gid, String level) {
        return new MetafieldDefinition.Grant("client", gid, level);
    }

    private void some_shared_in_every_way() {
        List.of(
                        shared("unknown", null, "boolean", null),
                        shared("private", null, "date", new MetafieldDefinition.Access(null, List.of())),
                        shared("anybody", "facts", "date", new MetafieldDefinition.Access("READ", List.of())),
                        shared(
                                "both",
                                "facts.more",
                                "boolean",
                                new MetafieldDefinition.Access(
                                        "READ", List.of(grant("gid://one", "READ_WRITE"), grant("gid://two", "READ")))),
                        shared(
                                "one",
                                null,
                                "boolean",
                                new MetafieldDefinition.Access(null, List.of(grant("gid://one", "ADMIN")))))
                .forEach(definition ->
                        mirror.changed(CLIENT, definition, definition.path().toString()));
    }

    private List<String> narrowed(
            @Nullable String type, @Nullable String namespace, @Nullable String with, @Nullable String level) {
        DefinitionQuery query =
                new DefinitionQuery("", new DefinitionNarrowing(type, namespace, with, level), Sort.KEY, false);
        List<String> keys = keys(mirror.list(CLIENT, query, 0, 10));
        assertThat(mirror.count(CLIENT, query)).isEqualTo(keys.size());
        return keys;
    }

    @Test
    void a_list_is_narrowed_by_type_and_namespace_together() {
        some_shared_in_every_way();
        assertThat(narrowed("date", null, null, null)).containsExactly("anybody", "private");
        assertThat(narrowed(null, "facts", null, null)).containsExactly("anybody");
        assertThat(narrowed(null, DefinitionNarrowing.OWN, null, null)).containsExactly("one", "private", "unknown");
        assertThat(narrowed("date", DefinitionNarrowing.OWN, null, null)).containsExactly("private");
        assertThat(narrowed("money", null, null, null)).isEmpty();
        assertThat(mirror.choices(CLIENT))
                .isEqualTo(new DefinitionChoices(List.of("boolean", "date"), List.of("facts", "facts.more")));
        assertThat(mirror.choices(new ClientId(UUID.randomUUID())))
                .isEqualTo(new DefinitionChoices(List.of(), List.of()));
    }

    private void expectSharing() {
        assertThat(narrowed(null, null, DefinitionNarrowing.NOBODY, null)).containsExactly("private");
        assertThat(narrowed(null, null, DefinitionNarrowing.ANYBODY, null)).containsExactly("anybody", "both");
        assertThat(narrowed(null, null, DefinitionNarrowing.ANYBODY, "WRITE")).isEmpty();
        assertThat(narrowed(null, null, "gid://one", null)).containsExactly("both", "one");
        assertThat(narrowed(null, null, "gid://one", "WRITE")).containsExactly("both");
        assertThat(narrowed(null, null, "gid://one", "READ")).isEmpty();
        assertThat(narrowed(null, null, null, "READ")).containsExactly("anybody", "both");
        assertThat(narrowed(null, null, null, "ADMIN")).containsExactly("one");
    }

    @Test
    void a_list_is_narrowed_by_who_has_access_and_what_they_may_do() {
        some_shared_in_every_way();
        expectSharing();
    }

    @Test
    void access_that_was_taken_is_not_found_any_more() {
        some_shared_in_every_way();
        mirror.changed(CLIENT, shared("one", null, "boolean", new MetafieldDefinition.Access(null, List.of())), "one");
        assertThat(narrowed(null, null, "gid://one", null)).containsExactly("both");
        assertThat(narrowed(null, null, DefinitionNarrowing.NOBODY, null)).containsExactly("one", "private");
    }

    @Test
    void what_was_seen_before_it_could_be_searched_by_access_is_found_like_the_rest() throws IOException {
        some_shared_in_every_way();
        mirror.changed(
                CLIENT,
                new MetafieldDefinition("uuid-nul", null, "nul", "\u0000", "d", "money", "", List.of(), null),
                "nul");
        JdbcClient jdbc = database.appClient();
        jdbc.sql("update mirror_definition set shared = null").update();
        assertThat(narrowed(null, null, null, "ADMIN")).isEmpty();

        String migration = Files.readString(Path.of("db/migration/V26__who_has_access.sql"));
        jdbc.sql(migration.substring(
                        migration.indexOf("update "), migration.indexOf(";", migration.indexOf("update "))))
                .update();

        expectSharing();
    }

    @Test
    void text_that_postgresql_cannot_hold_is_held_all_the_same() {
        mirror.changed(
                CLIENT,
                new MetafieldDefinition(
                        "u1", null, "key", "NUL \u0000 and half \uD800", "d", "boolean", "TRUE_FALSE", List.of(), null),
                "key");
        assertThat(mirror.find(CLIENT, "u1").orElseThrow().definition().key()).isEqualTo("key");
        assertThat(mirror.count(CLIENT, query("\u0000"))).isEqualTo(1);
    }

    private interface PagingApi {
        Fetched<DefinitionPage> page(@Nullable String after);
    }

    private static PagingApi pages(List<MetafieldDefinition> all, int size) {
        return after -> {
            int from = after == null ? 0 : Integer.parseInt(after);
            int to = Math.min(from + size, all.size());
            return new Fetched.Ok<>(
                    new DefinitionPage(all.subList(from, to), to < all.size(), Integer.toString(to)), LOST);
        };
    }

    private static MetafieldDefinition definition(String key) {
        return new MetafieldDefinition(
                "uuid-" + key, null, key, "Name of " + key, "d", "boolean", "TRUE_FALSE", List.of(), null);
    }

    private static DefinitionQuery query(String filter) {
        return new DefinitionQuery(filter, Sort.KEY, false);
    }

    private static List<String> keys(List<SeenDefinition> seen) {
        return seen.stream().map(it -> it.definition().key()).toList();
    }

    public final class Api {
        public Fetched<DefinitionPage> metafieldDefinitions(
                Endpoint endpoint, Credential credential, int first, @Nullable String after) {
            asked.add(after);
            return api.page(after);
        }

        public Fetched<Optional<MetafieldDefinition>> metafieldDefinition(
                Endpoint endpoint, Credential credential, KeyPair path) {
            return new Fetched.Ok<>(Optional.empty(), LOST);
        }

        public ObjectNode image(MetafieldDefinition definition) {
            return JsonMapper.shared().valueToTree(definition);
        }
    }

    private static final class Access implements ClientAccess {
        @Override
        public Opened open(ClientId id) {
            return new Opened(
                    new Endpoint(URI.create("https://api.example/graphql")),
                    "acme",
                    Credential.basic("acme", new byte[] {1}));
        }

        @Override
        public Opened open(ClientId id, Origin expected) {
            return open(id);
        }

        @Override
        public Client describe(UUID id) {
            return WatchHouse.client(id);
        }

        @Override
        public List<Client> all() {
            return List.of();
        }
    }
}
