package dev.counterfoil.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.NoCredentialException;
import dev.counterfoil.testing.TestDatabase;
import dev.counterfoil.testing.Unasked;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.Partners;
import dev.counterfoil.upstream.partners.ShopVideo;
import dev.counterfoil.upstream.partners.ShopVideo.RelatedProduct;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class VideoMirrorTests {

    private static final ClientId CLIENT = new ClientId(new UUID(0, 1));
    private static final String ONE = "gid://shopify/Product/1";
    private static final String TWO = "gid://shopify/Product/2";
    private static final String VARIANT = "gid://shopify/ProductVariant/7";
    private static final Answer LOST = new Answer.Lost(true, Duration.ZERO);

    private final TestDatabase database = TestDatabase.create();
    private final Map<String, List<ShopVideo>> api = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Object> events = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private final Set<String> refused = new HashSet<>();
    private boolean down;
    private boolean sealed;
    private final WatchHouse house = new WatchHouse(database);
    private final VideoMirror mirror = house.videos(
            Unasked.but(Partners.class, new Api()), Unasked.but(ClientAccess.class, new Access()), events::add);

    @AfterEach
    void close() {
        house.close();
        database.close();
    }

    private static ShopVideo video(String id, RelatedProduct... related) {
        return new ShopVideo(
                id,
                "https://cdn.example/" + id + ".mp4",
                "https://cdn.example/p.png",
                "ACTIVE",
                List.of(related),
                null,
                null);
    }

    private static RelatedProduct product(String id) {
        return new RelatedProduct(id, null);
    }

    private List<String> ids(String entity) {
        return mirror.list(CLIENT, VideoQuery.of(entity), 0, 50).stream()
                .map(it -> it.video().id())
                .toList();
    }

    private SeenVideo seen(String id) {
        return mirror.find(CLIENT, id).orElseThrow();
    }

    @Test
    void a_look_up_asks_once_and_lists_what_the_product_returned() {
        api.put(ONE, List.of(video("b", product(ONE)), video("a", product(ONE))));

        VideoLookUp known = mirror.lookUp(CLIENT, ONE);

        assertThat(asked).containsExactly(ONE);
        assertThat(known.videos()).isEqualTo(2);
        assertThat(known.askedAt()).isNotNull();
        assertThat(ids(ONE)).containsExactlyInAnyOrder("a", "b");
        assertThat(ids(null)).hasSize(2);
        assertThat(ids(TWO)).isEmpty();
        assertThat(mirror.count(CLIENT, VideoQuery.of(ONE))).isEqualTo(2);
        assertThat(mirror.count(new ClientId(UUID.randomUUID()), VideoQuery.of(null)))
                .isZero();
        assertThat(seen("a").returnedFor()).containsExactly(ONE);
        assertThat(seen("a").madeBy()).isNull();
        assertThat(events).contains(new VideosSeen(CLIENT));
    }

    @Test
    void what_is_no_longer_returned_is_kept_and_says_since_when() {
        api.put(ONE, List.of(video("a", product(ONE)), video("b", product(ONE))));
        mirror.lookUp(CLIENT, ONE);
        api.put(ONE, List.of(video("b", product(ONE))));
        mirror.lookUp(CLIENT, ONE);

        assertThat(ids(ONE)).containsExactly("b", "a");
        assertThat(seen("a").goneSince()).isNotNull();
        assertThat(seen("a").returnedFor()).isEmpty();
        assertThat(seen("b").goneSince()).isNull();

        api.put(ONE, List.of(video("a", product(ONE))));
        mirror.lookUp(CLIENT, ONE);
        assertThat(seen("a").goneSince()).as("it is back").isNull();
    }

    @Test
    void a_client_pointed_at_another_account_is_not_asked_for_videos_before_its_past_is_forgotten() {
        api.put(ONE, List.of(video("a", product(ONE))));
        mirror.lookUp(CLIENT, ONE);
        house.rounds.account(CLIENT, "before https://api.example/graphql");
        asked.clear();
        api.put(ONE, List.of());

        assertThat(mirror.lookUp(CLIENT, ONE).problem()).isEqualTo("OTHER_ACCOUNT");
        mirror.refresh(CLIENT);

        assertThat(asked).isEmpty();
        assertThat(seen("a").goneSince()).isNull();
        assertThat(house.rounds.claim(Duration.ofMinutes(5))).contains(CLIENT);
    }

    @Test
    void a_video_that_another_product_still_returns_is_not_gone() {
        ShopVideo both = video("a", product(ONE), product(TWO));
        api.put(ONE, List.of(both));
        api.put(TWO, List.of(both));
        mirror.lookUp(CLIENT, ONE);
        mirror.lookUp(CLIENT, TWO);
        api.put(ONE, List.of());
        mirror.lookUp(CLIENT, ONE);

        assertThat(seen("a").goneSince()).isNull();
        assertThat(seen("a").returnedFor()).containsExactly(TWO);
    }

    @Test
    void a_video_is_as_it_was_whichever_of_its_products_was_asked_last() {
        ShopVideo both = video("a", product(ONE), product(TWO));
        api.put(ONE, List.of(both));
        api.put(TWO, List.of(both));
        mirror.lookUp(CLIENT, ONE);
        mirror.lookUp(CLIENT, TWO);
        SeenVideo before = seen("a");
        mirror.lookUp(CLIENT, ONE);

        assertThat(seen("a").returnedFor()).isNotEqualTo(before.returnedFor());
        assertThat(seen("a").isAs(before)).isTrue();
        api.put(ONE, List.of());
        mirror.lookUp(CLIENT, ONE);
        assertThat(seen("a").isAs(before)).isFalse();
    }

    @Test
    void a_product_that_does_not_return_videos_of_its_variants_makes_none_gone() {
        mirror.made(CLIENT, video("a", new RelatedProduct(ONE, VARIANT)), UUID.randomUUID());
        mirror.lookUp(CLIENT, ONE);

        assertThat(seen("a").goneSince()).isNull();
        assertThat(seen("a").returnedFor()).containsExactly(VARIANT);
        assertThat(ids(ONE)).as("it is shown with its product all the same").containsExactly("a");
    }

    @Test
    void what_we_made_is_remembered_and_its_products_are_known() {
        UUID operation = UUID.randomUUID();
        mirror.made(CLIENT, video("a", product(ONE), new RelatedProduct(TWO, VARIANT)), operation);

        assertThat(seen("a").madeBy()).isEqualTo(operation);
        assertThat(seen("a").changedAt()).isNotNull();
        assertThat(mirror.known(CLIENT)).extracting(VideoLookUp::entityId).containsExactlyInAnyOrder(ONE, VARIANT);

        mirror.changed(CLIENT, video("a", product(TWO)));
        assertThat(seen("a").madeBy())
                .as("a change does not make it somebody else's")
                .isEqualTo(operation);
        assertThat(seen("a").returnedFor()).containsExactly(TWO);
        assertThat(ids(ONE)).isEmpty();
    }

    @Test
    void what_we_made_during_a_look_up_is_not_taken_for_gone_by_it() {
        meanwhile = () -> mirror.made(CLIENT, video("a", product(ONE)), UUID.randomUUID());
        mirror.lookUp(CLIENT, ONE);
        assertThat(seen("a").goneSince()).isNull();

        meanwhile = () -> {};
        mirror.lookUp(CLIENT, ONE);
        assertThat(seen("a").goneSince()).isNotNull();
    }

    @Test
    void what_we_deleted_is_kept_and_says_so() {
        UUID deletion = UUID.randomUUID();
        mirror.made(CLIENT, video("a", product(ONE)), UUID.randomUUID());
        mirror.deleted(CLIENT, "a", deletion);

        assertThat(seen("a").deletedBy()).isEqualTo(deletion);
        assertThat(seen("a").goneSince()).isNotNull();
        assertThat(ids(ONE)).containsExactly("a");
    }

    @Test
    void a_failing_look_up_keeps_what_was_seen_and_says_why() {
        api.put(ONE, List.of(video("a", product(ONE))));
        mirror.lookUp(CLIENT, ONE);
        down = true;
        VideoLookUp failed = mirror.lookUp(CLIENT, ONE);

        assertThat(failed.problem()).isEqualTo("TIMED_OUT");
        assertThat(failed.askedAt()).isNotNull();
        assertThat(seen("a").goneSince()).isNull();

        sealed = true;
        assertThat(mirror.lookUp(CLIENT, TWO).problem()).isEqualTo("NO_CREDENTIAL");
        assertThat(mirror.lookUp(CLIENT, TWO).askedAt()).isNull();
    }

    @Test
    void a_refresh_asks_for_each_known_product_once_the_stalest_first() {
        mirror.lookUp(CLIENT, ONE);
        mirror.lookUp(CLIENT, TWO);
        mirror.made(CLIENT, video("a", new RelatedProduct(ONE, VARIANT)), UUID.randomUUID());
        asked.clear();
        mirror.refresh(CLIENT);

        assertThat(asked).containsExactly(VARIANT, ONE, TWO);
    }

    @Test
    void products_that_always_fail_keep_none_of_the_others_from_being_asked_in_every_refresh() {
        List<String> failing = products(50, "failing-");
        List<String> fine = products(10, "fine-");
        for (String product : failing) {
            refused.add(product);
            mirror.lookUp(CLIENT, product);
        }
        fine.forEach(product -> mirror.lookUp(CLIENT, product));
        for (int round = 0; round < 3; round++) {
            asked.clear();
            events.clear();
            mirror.refresh(CLIENT);
            assertThat(asked).containsAll(fine).containsAll(failing).hasSize(60);
            assertThat(events).as("open pages are told once").containsExactly(new VideosSeen(CLIENT));
        }
    }

    @Test
    void an_api_that_does_not_answer_is_not_asked_on_and_the_next_refresh_begins_with_the_others() {
        List<String> all = products(12, "");
        all.forEach(product -> mirror.lookUp(CLIENT, product));
        down = true;
        asked.clear();
        mirror.refresh(CLIENT);
        assertThat(asked).containsExactlyElementsOf(all.subList(0, 5));
        down = false;
        asked.clear();
        mirror.refresh(CLIENT);
        assertThat(asked).startsWith(all.get(5)).hasSize(12);
    }

    private static List<String> products(int count, String prefix) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(number -> "gid://shopify/Product/" + prefix + number)
                .toList();
    }

    @Test
    void what_a_product_returned_when_it_was_first_asked_existed_before_and_what_comes_later_was_made_elsewhere() {
        api.put(ONE, List.of(video("old", product(ONE))));
        mirror.lookUp(CLIENT, ONE);
        assertThat(house.said()).containsExactly("existed.shopVideo old");
        assertThat(house.tasks).isEmpty();

        api.put(ONE, List.of(video("old", product(ONE), product(TWO)), video("new", product(ONE))));
        mirror.lookUp(CLIENT, ONE);
        mirror.lookUp(CLIENT, ONE);
        api.put(ONE, List.of(video("new", product(ONE))));
        mirror.lookUp(CLIENT, ONE);

        assertThat(house.said())
                .containsExactly(
                        "existed.shopVideo old",
                        "outside.shopVideo.changed old",
                        "outside.shopVideo.added new",
                        "outside.shopVideo.removed old");
        assertThat(house.entries().get(1).parameters()).containsEntry("fields", "relatedProducts");
        assertThat(house.tasks.values())
                .singleElement()
                .satisfies(task -> assertThat(task).containsEntry("count", "3"));
    }

    @Test
    void what_an_operation_of_ours_did_to_a_video_is_not_said_to_be_made_elsewhere() {
        mirror.lookUp(CLIENT, ONE);
        house.operation(CLIENT, "shopVideo", "videoUrl:https://cdn.example/a.mp4", null);
        api.put(ONE, List.of(video("a", product(ONE))));
        mirror.lookUp(CLIENT, ONE);
        assertThat(mirror.find(CLIENT, "a")).as("not yet clear").isEmpty();

        house.own.clear();
        mirror.made(CLIENT, video("a", product(ONE)), UUID.randomUUID());
        mirror.lookUp(CLIENT, ONE);
        assertThat(house.said()).isEmpty();
    }

    @Test
    void what_is_seen_for_a_product_asked_for_the_first_time_did_not_exist_before_if_it_was_seen_already_and_gone() {
        api.put(ONE, List.of(video("a", product(ONE))));
        mirror.lookUp(CLIENT, ONE);
        api.put(ONE, List.of());
        mirror.lookUp(CLIENT, ONE);
        api.put(TWO, List.of(video("a", product(TWO))));
        mirror.lookUp(CLIENT, TWO);

        assertThat(house.said())
                .containsExactly("existed.shopVideo a", "outside.shopVideo.removed a", "outside.shopVideo.added a");
    }

    private static UnnamedVideo unnamed(UUID operation, ShopVideo sent, String... before) {
        return new UnnamedVideo(operation, ONE, sent, Set.of(before), 7, Instant.now(), null);
    }

    /** As it is sent: without an ID, and without what the API adds. */
    private static ShopVideo sent(String file) {
        return new ShopVideo(
                "",
                "https://cdn.example/" + file + ".mp4",
                "https://cdn.example/p.png",
                "",
                List.of(product(ONE)),
                null,
                null);
    }

    @Test
    void
            a_video_whose_id_no_answer_told_is_the_only_one_in_the_next_list_that_was_not_there_before_and_is_as_it_was_sent() {
        UUID operation = UUID.randomUUID();
        house.operation(CLIENT, "shopVideo", "videoUrl:https://cdn.example/a.mp4", Instant.now());
        ShopVideo listed = video("a", product(ONE));
        ShopVideo before = new ShopVideo(
                "old", listed.videoUrl(), listed.previewImageUrl(), "ACTIVE", listed.relatedProducts(), null, null);
        ShopVideo other = new ShopVideo(
                "other",
                listed.videoUrl(),
                "https://cdn.example/q.png",
                "ACTIVE",
                listed.relatedProducts(),
                null,
                null);
        mirror.madeUnnamed(CLIENT, unnamed(operation, sent("a"), "old"));
        assertThat(mirror.unnamed(CLIENT)).extracting(UnnamedVideo::entry).containsExactly(7L);
        assertThat(mirror.known(CLIENT))
                .as("the watch asks for its product from now on")
                .extracting(VideoLookUp::entityId)
                .containsExactly(ONE);

        api.put(ONE, List.of(before, other, listed));
        mirror.refresh(CLIENT);

        assertThat(seen("a").madeBy()).isEqualTo(operation);
        assertThat(seen("old").madeBy()).isNull();
        assertThat(seen("other").madeBy()).isNull();
        assertThat(mirror.unnamed(CLIENT)).isEmpty();

        mirror.madeUnnamed(CLIENT, unnamed(operation, sent("a"), "old"));
        assertThat(mirror.unnamed(CLIENT)).as("told twice").isEmpty();
    }

    @Test
    void of_two_that_could_be_the_one_made_here_neither_is_said_to_be() {
        ShopVideo one = video("a", product(ONE));
        ShopVideo two =
                new ShopVideo("b", one.videoUrl(), one.previewImageUrl(), "ACTIVE", one.relatedProducts(), null, null);
        mirror.madeUnnamed(CLIENT, unnamed(UUID.randomUUID(), sent("a")));
        api.put(ONE, List.of(one, two));
        mirror.lookUp(CLIENT, ONE);
        api.put(ONE, List.of(one));
        mirror.lookUp(CLIENT, ONE);

        assertThat(seen("a").madeBy()).isNull();
        assertThat(mirror.unnamed(CLIENT))
                .singleElement()
                .satisfies(it -> assertThat(it.givenUpAt()).isNotNull());
    }

    @Test
    void a_list_that_does_not_hold_it_yet_is_waited_for_but_not_for_ever() {
        UUID late = UUID.randomUUID();
        UUID never = UUID.randomUUID();
        mirror.madeUnnamed(CLIENT, unnamed(late, sent("late")));
        mirror.madeUnnamed(
                CLIENT,
                new UnnamedVideo(
                        never, ONE, sent("never"), Set.of(), 8, Instant.now().minusSeconds(301), null));
        mirror.lookUp(CLIENT, ONE);
        api.put(ONE, List.of(video("late", product(ONE)), video("never", product(ONE))));
        mirror.lookUp(CLIENT, ONE);

        assertThat(seen("late").madeBy()).isEqualTo(late);
        assertThat(seen("never").madeBy())
                .as("what comes so much later may be another's")
                .isNull();
        assertThat(mirror.unnamed(CLIENT)).extracting(UnnamedVideo::operation).containsExactly(never);
    }

    @Test
    void each_of_two_made_at_one_address_is_told_from_the_other_by_what_was_there_before() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        ShopVideo one = video("a", product(ONE));
        mirror.madeUnnamed(
                CLIENT,
                new UnnamedVideo(
                        first, ONE, sent("a"), Set.of(), 7, Instant.now().minusSeconds(60), null));
        mirror.madeUnnamed(CLIENT, unnamed(second, sent("a"), "a"));
        api.put(
                ONE,
                List.of(
                        one,
                        new ShopVideo(
                                "b",
                                one.videoUrl(),
                                one.previewImageUrl(),
                                "ACTIVE",
                                one.relatedProducts(),
                                null,
                                null)));
        mirror.lookUp(CLIENT, ONE);

        assertThat(seen("a").madeBy()).isEqualTo(first);
        assertThat(seen("b").madeBy()).isEqualTo(second);
    }

    @Test
    void what_was_made_here_long_ago_and_not_taken_over_is_ours_without_writing_over_what_was_seen_since() {
        UUID seenSince = UUID.randomUUID();
        UUID neverSeen = UUID.randomUUID();
        Instant then = Instant.now().minusSeconds(3_600);
        ShopVideo now = video("a", product(ONE), product(TWO));
        api.put(ONE, List.of(now));
        mirror.lookUp(CLIENT, ONE);

        mirror.madeBefore(CLIENT, video("a", product(ONE)), seenSince, then);
        mirror.madeBefore(CLIENT, video("b", product(TWO)), neverSeen, then);

        assertThat(seen("a").madeBy()).isEqualTo(seenSince);
        assertThat(seen("a").video()).isEqualTo(now);
        assertThat(seen("b").madeBy()).isEqualTo(neverSeen);
        assertThat(seen("b").seenAt()).isCloseTo(then, within(1, ChronoUnit.MILLIS));
        assertThat(ids(null)).as("the last changed first").containsExactly("a", "b");
    }

    @Test
    void a_filter_looks_into_address_id_and_products_in_any_case_and_takes_no_sign_for_another() {
        api.put(
                ONE,
                List.of(
                        video("gid://shopapp/ShopVideo/One", product("gid://shopify/Product/777")),
                        video("50%", new RelatedProduct(ONE, VARIANT)),
                        video("500", product(ONE))));
        mirror.lookUp(CLIENT, ONE);

        assertThat(filtered("shopvideo/ONE")).containsExactly("gid://shopapp/ShopVideo/One");
        assertThat(filtered("777")).containsExactly("gid://shopapp/ShopVideo/One");
        assertThat(filtered("ProductVariant/7")).containsExactly("50%");
        assertThat(filtered("50%")).containsExactly("50%");
        assertThat(filtered("CDN.example/500")).containsExactly("500");
        assertThat(filtered("videoUrl")).as("no names of fields").isEmpty();
        assertThat(mirror.count(CLIENT, new VideoQuery(ONE, "50", VideoQuery.Sort.NAME, false)))
                .isEqualTo(2);
    }

    private List<String> filtered(String text) {
        return sorted(new VideoQuery(null, text, VideoQuery.Sort.NAME, false));
    }

    private List<String> sorted(VideoQuery query) {
        return mirror.list(CLIENT, query, 0, 50).stream()
                .map(it -> it.video().id())
                .toList();
    }

    @Test
    void videos_stand_by_the_file_their_address_ends_with_or_by_when_they_were_changed_and_the_gone_last() {
        mirror.made(CLIENT, at("1", "https://a.example/x/Beta.mp4?v=1"), UUID.randomUUID());
        mirror.made(CLIENT, at("2", "https://z.example/alpha.mp4/"), UUID.randomUUID());
        mirror.made(CLIENT, at("3", "https://b.example/\"gamma.mp4"), UUID.randomUUID());
        mirror.made(CLIENT, at("0", "https://b.example/aaa.mp4"), UUID.randomUUID());
        mirror.deleted(CLIENT, "0", UUID.randomUUID());

        assertThat(sorted(new VideoQuery(null, "", VideoQuery.Sort.NAME, false)))
                .containsExactly("3", "2", "1", "0");
        assertThat(sorted(new VideoQuery(null, "", VideoQuery.Sort.NAME, true))).containsExactly("1", "2", "3", "0");
        assertThat(sorted(VideoQuery.of(null))).containsExactly("3", "2", "1", "0");
        assertThat(sorted(new VideoQuery(null, "", VideoQuery.Sort.CHANGED, false)))
                .containsExactly("1", "2", "3", "0");
    }

    private static ShopVideo at(String id, String url) {
        return new ShopVideo(id, url, "https://cdn.example/p.png", "ACTIVE", List.of(product(ONE)), null, null);
    }

    @Test
    void text_that_postgresql_cannot_hold_is_held_all_the_same() {
        ShopVideo odd = new ShopVideo("a\u0000b", "v\u0000", "p", "\u0000", List.of(product("x\u0000")), null, null);
        api.put(ONE, List.of(odd));
        mirror.lookUp(CLIENT, ONE);

        assertThat(mirror.list(CLIENT, VideoQuery.of(ONE), 0, 1).getFirst().video())
                .isEqualTo(odd);
    }

    public final class Api {
        public ObjectNode image(ShopVideo video) {
            return JsonMapper.shared().valueToTree(video);
        }

        public Fetched<List<ShopVideo>> media(Endpoint endpoint, Credential credential, String entityId) {
            asked.add(entityId);
            meanwhile.run();
            if (refused.contains(entityId)) {
                return new Fetched.Failed<>(new Answer.HttpFailure(500, "", null, Duration.ZERO));
            }
            return down ? new Fetched.Failed<>(LOST) : new Fetched.Ok<>(api.getOrDefault(entityId, List.of()), LOST);
        }
    }

    public final class Access {
        public Client describe(UUID id) {
            return WatchHouse.client(id);
        }

        public ClientAccess.Opened open(ClientId id) {
            if (sealed) {
                throw new NoCredentialException("sealed", null);
            }
            return new ClientAccess.Opened(
                    new Endpoint(URI.create("https://api.example/graphql")),
                    "acme",
                    Credential.basic("acme", new byte[] {1}));
        }
    }
}
