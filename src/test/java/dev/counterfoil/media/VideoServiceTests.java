package dev.counterfoil.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.OperationState;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.ClientInput;
import dev.counterfoil.clients.ClientService;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.mirror.SeenVideo;
import dev.counterfoil.mirror.VideoMirror;
import dev.counterfoil.mirror.VideoQuery;
import dev.counterfoil.testing.BrowserlessBase;
import dev.counterfoil.testing.Eventually;
import dev.counterfoil.testing.PortalTest;
import dev.counterfoil.upstream.partners.ShopVideo;
import dev.counterfoil.vault.Secret;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Videos through the gate of a whole portal: real PostgreSQL, real HTTP to an API that can be told to misbehave. */
@PortalTest(properties = {"counterfoil.changes.reconcile-first=1s", "counterfoil.changes.reconcile-every=1s"})
class VideoServiceTests extends BrowserlessBase {

    private static final String FIRST = "gid://shopify/Product/1";
    private static final RelatedInput ONE = new RelatedInput("1", "");
    private static MediaApi api;

    @Autowired
    private VideoService videos;

    @Autowired
    private VideoHistory histories;

    @Autowired
    private VideoMirror mirror;

    @Autowired
    private ClientService clients;

    @Autowired
    private ClientDirectory directory;

    @Autowired
    private org.springframework.core.env.Environment settings;

    private Client client;

    @DynamicPropertySource
    static void api(DynamicPropertyRegistry properties) throws IOException {
        api = new MediaApi();
        properties.add("counterfoil.upstream.allowed-origins", api::origin);
    }

    @AfterAll
    static void stop() throws IOException {
        api.close();
    }

    @BeforeEach
    void connect() {
        api.reset();
        String name = UUID.randomUUID().toString();
        try (Secret secret = Secret.of("secret-" + name)) {
            ClientId id = clients.add(
                            owner(),
                            UUID.randomUUID(),
                            new ClientInput(
                                    name,
                                    Environment.STAGING,
                                    name,
                                    URI.create(api.url()),
                                    null,
                                    List.of(),
                                    List.of(),
                                    null),
                            secret)
                    .client();
            client = directory.find(owner(), id).orElseThrow();
        }
        api.received.clear();
    }

    private static VideoForm form(String url, RelatedInput... products) {
        return new VideoForm(url, "https://cdn.example/p.png", List.of(products), "", "");
    }

    private ChangeResult create(VideoForm form) {
        return videos.create(owner(), client, UUID.randomUUID(), form, null);
    }

    private ShopVideo seen(String id) {
        return mirror.find(client.id(), id).orElseThrow().video();
    }

    private SeenVideo only() {
        return videos.list(owner(), client, VideoQuery.of(null), 0, 10).getFirst();
    }

    private ShopVideo there(String id, String... related) {
        api.add(id, "https://cdn.example/" + id + ".mp4", related);
        videos.lookUp(owner(), client, "gid://shopify/Product/" + related[0].split("/")[0]);
        return seen(id);
    }

    private List<Outcome> history(String id) {
        return histories.of(owner(), client, mirror.find(client.id(), id).orElseThrow(), 20).stream()
                .map(Entry::outcome)
                .toList();
    }

    @Test
    void a_created_video_is_remembered_as_ours_with_its_entry_in_its_history() {
        ChangeResult result =
                create(form("https://cdn.example/a.mp4", ONE, new RelatedInput("/products/2/variants/7", "")));

        assertThat(result).isInstanceOf(ChangeResult.Done.class);
        assertThat(api.received).containsExactly("media", "mediaCreate");
        assertThat(only().video().videoUrl()).isEqualTo("https://cdn.example/a.mp4");
        assertThat(only().video().relatedProducts().get(1).productVariantId())
                .isEqualTo("gid://shopify/ProductVariant/7");
        assertThat(only().madeBy()).isNotNull();
        assertThat(videos.known(owner(), client)).hasSize(2);
        assertThat(history(only().video().id())).containsExactly(Outcome.SUCCEEDED);
    }

    @Test
    void a_video_that_is_there_already_is_shown_before_another_is_made() {
        api.add("old", "https://cdn.example/a.mp4", "1");
        VideoForm form = form("https://cdn.example/a.mp4", ONE);

        ChangeResult first = create(form);

        assertThat(first).isInstanceOfSatisfying(ChangeResult.Stale.class, stale -> {
            assertThat(stale.now().path("videos").get(0).path("id").asString()).isEqualTo("old");
            assertThat(api.received).containsExactly("media");
            assertThat(videos.create(owner(), client, UUID.randomUUID(), form, stale.now()))
                    .isInstanceOf(ChangeResult.Done.class);
        });
        assertThat(api.videos).hasSize(2);
    }

    @Test
    void what_the_api_does_not_like_lands_on_its_field() {
        api.userErrors =
                "[{\"field\":[\"input\",\"relatedProducts\",\"0\",\"productId\"],\"message\":\"No such product\"}]";

        assertThat(create(form("https://cdn.example/a.mp4", ONE)))
                .isInstanceOfSatisfying(
                        ChangeResult.FieldProblems.class,
                        it -> assertThat(it.problems())
                                .containsExactly(
                                        new FieldProblem("relatedProducts.0.productId", "API", "No such product")));
        assertThat(videos.count(owner(), client, VideoQuery.of(null))).isZero();
    }

    @Test
    void what_breaks_a_rule_is_not_sent() {
        assertThat(create(form("nonsense", ONE))).isInstanceOf(ChangeResult.FieldProblems.class);
        assertThat(api.received).isEmpty();
    }

    @Test
    void a_creation_whose_answer_was_lost_is_found_by_its_address_among_what_was_not_there_before() {
        api.add("old", "https://cdn.example/a.mp4", "1");
        api.loseAnswer = true;
        VideoForm form = form("https://cdn.example/a.mp4", ONE);
        ObjectNode accepted = ((ChangeResult.Stale) create(form)).now();

        ChangeResult result = videos.create(owner(), client, UUID.randomUUID(), form, accepted);

        assertThat(result)
                .isInstanceOfSatisfying(
                        ChangeResult.Unclear.class, it -> assertThat(it.state()).isEqualTo(OperationState.UNKNOWN));
        Eventually.until(() -> videos.count(owner(), client, VideoQuery.of(null)) == 1, () -> {});
        assertThat(only().video().id()).startsWith("gid://shopapp/ShopVideo/made-");
        assertThat(only().madeBy()).isNotNull();
        assertThat(history(only().video().id())).first().isEqualTo(Outcome.APPLIED);
        assertThat(api.received.stream().filter("mediaCreate"::equals))
                .as("sent once")
                .hasSize(1);
    }

    @Test
    void only_what_was_changed_is_sent_and_the_list_of_products_whole() {
        ShopVideo before = there("v", "1", "2");

        ChangeResult result = videos.update(
                owner(),
                client,
                UUID.randomUUID(),
                before,
                new VideoEdit(before.previewImageUrl(), List.of(ONE, new RelatedInput("3", "9")), ""));

        assertThat(result).isInstanceOf(ChangeResult.Done.class);
        JsonNode input = api.sent.path("input");
        assertThat(input.propertyNames()).containsExactlyInAnyOrder("id", "relatedProducts");
        assertThat(input.path("relatedProducts"))
                .hasToString(
                        "[{\"productId\":\"gid://shopify/Product/1\"},"
                                + "{\"productId\":\"gid://shopify/Product/3\",\"productVariantId\":\"gid://shopify/ProductVariant/9\"}]");
        assertThat(seen("v").relatedProducts()).hasSize(2);
        assertThat(history("v")).containsExactly(Outcome.SUCCEEDED);
    }

    @Test
    void a_product_that_somebody_else_added_meanwhile_stays() {
        ShopVideo before = there("v", "1", "2");
        api.add("v", before.videoUrl(), "1", "2", "77");

        videos.update(
                owner(),
                client,
                UUID.randomUUID(),
                before,
                new VideoEdit(before.previewImageUrl(), List.of(ONE, new RelatedInput("3", "")), ""));

        assertThat(seen("v").relatedProducts())
                .extracting(it -> it.productId().replaceFirst(".*/", ""))
                .containsExactly("1", "3", "77");
    }

    @Test
    void a_field_that_somebody_else_changed_meanwhile_stops_the_update_and_shows_both() {
        ShopVideo before = there("v", "1");
        api.videos.get("v").put("previewImageUrl", "https://cdn.example/theirs.png");

        ChangeResult result = videos.update(
                owner(),
                client,
                UUID.randomUUID(),
                before,
                new VideoEdit("https://cdn.example/mine.png", List.of(ONE), ""));

        assertThat(result).isInstanceOfSatisfying(ChangeResult.Stale.class, stale -> {
            assertThat(videos.read(stale.now()).previewImageUrl()).isEqualTo("https://cdn.example/theirs.png");
            assertThat(videos.read(stale.openedOn()).previewImageUrl()).isEqualTo(before.previewImageUrl());
        });
        assertThat(api.received).doesNotContain("mediaUpdate");
    }

    @Test
    void a_field_that_somebody_else_changed_stops_nobody_who_does_not_write_it() {
        ShopVideo before = there("v", "1");
        api.videos.get("v").put("previewImageUrl", "https://cdn.example/theirs.png");

        ChangeResult result = videos.update(
                owner(),
                client,
                UUID.randomUUID(),
                before,
                new VideoEdit(before.previewImageUrl(), List.of(ONE), "gid://shopify/MediaImage/5"));

        assertThat(result).isInstanceOf(ChangeResult.Done.class);
        assertThat(api.sent.path("input").has("previewImageUrl")).isFalse();
        assertThat(api.videos.get("v").path("previewImageUrl").asString()).isEqualTo("https://cdn.example/theirs.png");
    }

    @Test
    void an_update_of_nothing_and_one_that_empties_what_cannot_be_emptied_are_not_sent() {
        api.add("v", "https://cdn.example/v.mp4", "1").put("mediaImageId", "gid://shopify/MediaImage/5");
        videos.lookUp(owner(), client, FIRST);
        ShopVideo before = seen("v");
        api.received.clear();

        assertThat(videos.update(owner(), client, UUID.randomUUID(), before, VideoEdit.of(before)))
                .isEqualTo(new ChangeResult.FieldProblems(null, List.of(FieldProblem.of("", "NOTHING_CHANGED"))));
        assertThat(videos.update(
                        owner(),
                        client,
                        UUID.randomUUID(),
                        before,
                        new VideoEdit(before.previewImageUrl(), List.of(ONE), "")))
                .isEqualTo(new ChangeResult.FieldProblems(
                        null, List.of(FieldProblem.of("mediaImageId", "CANNOT_BE_EMPTIED"))));
        assertThat(api.received).isEmpty();
    }

    @Test
    void a_refused_product_is_blamed_in_the_row_of_the_form_that_shows_it() {
        ShopVideo before = there("v", "1", "2");
        api.add("v", before.videoUrl(), "2");
        videos.lookUp(owner(), client, "gid://shopify/Product/2");
        api.userErrors =
                "[{\"field\":[\"input\",\"relatedProducts\",\"1\",\"productId\"],\"message\":\"No such product\"}]";

        ChangeResult result = videos.update(
                owner(),
                client,
                UUID.randomUUID(),
                before,
                new VideoEdit(
                        before.previewImageUrl(),
                        List.of(ONE, new RelatedInput("2", ""), new RelatedInput("3", "")),
                        ""));

        assertThat(result)
                .isInstanceOfSatisfying(
                        ChangeResult.FieldProblems.class,
                        it -> assertThat(it.problems())
                                .containsExactly(
                                        new FieldProblem("relatedProducts.2.productId", "API", "No such product")));
    }

    @Test
    void an_update_whose_answer_was_lost_is_read_back() {
        ShopVideo before = there("v", "1");
        api.loseAnswer = true;

        videos.update(
                owner(),
                client,
                UUID.randomUUID(),
                before,
                new VideoEdit("https://cdn.example/new.png", List.of(ONE), ""));

        Eventually.until(() -> seen("v").previewImageUrl().equals("https://cdn.example/new.png"), () -> {});
        Eventually.until(() -> history("v").getFirst() == Outcome.APPLIED, () -> {});
    }

    @Test
    void a_deleted_video_is_kept_in_sight_as_deleted_here() {
        ShopVideo before = there("v", "1");

        assertThat(videos.delete(owner(), client, UUID.randomUUID(), before)).isInstanceOf(ChangeResult.Done.class);

        SeenVideo gone = mirror.find(client.id(), "v").orElseThrow();
        assertThat(gone.deletedBy()).isNotNull();
        assertThat(gone.goneSince()).isNotNull();
        assertThat(history("v")).containsExactly(Outcome.SUCCEEDED);
        assertThat(api.videos).isEmpty();
    }

    @Test
    void a_video_that_changed_since_it_was_shown_is_not_deleted_unseen() {
        ShopVideo before = there("v", "1");
        api.videos.get("v").put("previewImageUrl", "https://cdn.example/theirs.png");

        assertThat(videos.delete(owner(), client, UUID.randomUUID(), before)).isInstanceOf(ChangeResult.Stale.class);
        assertThat(api.videos).hasSize(1);
    }

    @Test
    void a_deletion_whose_answer_was_lost_is_done_once_the_video_is_no_longer_listed() {
        ShopVideo before = there("v", "1");
        api.loseAnswer = true;

        assertThat(videos.delete(owner(), client, UUID.randomUUID(), before)).isInstanceOf(ChangeResult.Unclear.class);

        Eventually.until(() -> mirror.find(client.id(), "v").orElseThrow().deletedBy() != null, () -> {});
        assertThat(history("v")).first().isEqualTo(Outcome.APPLIED);
    }

    @Test
    void a_video_that_no_product_returns_is_deleted_on_the_image_we_remember() {
        ShopVideo before = there("v", "1");
        api.videos.get("v").putArray("relatedProducts");
        videos.lookUp(owner(), client, FIRST);
        api.received.clear();

        assertThat(videos.delete(owner(), client, UUID.randomUUID(), before)).isInstanceOf(ChangeResult.Done.class);

        assertThat(api.received).as("there was nothing to read").containsExactly("mediaDelete");
        Entry entry = histories
                .of(owner(), client, mirror.find(client.id(), "v").orElseThrow(), 1)
                .getFirst();
        assertThat(entry.parameters()).containsEntry("before.kind", "REMEMBERED");
        assertThat(entry.images().get("before")).contains("https://cdn.example/v.mp4");
    }

    @Test
    void a_video_that_nobody_could_write_down_when_it_was_made_is_remembered_as_ours_later() {
        JdbcClient owner = JdbcClient.create(new DriverManagerDataSource(
                settings.getRequiredProperty("counterfoil.db.url"),
                settings.getRequiredProperty("counterfoil.db.owner-user"),
                settings.getRequiredProperty("counterfoil.db.owner-password")));
        owner.sql("create function away() returns trigger language plpgsql as $$ begin raise 'away'; end $$")
                .update();
        owner.sql("create trigger away before insert on mirror_video for each row execute function away()")
                .update();
        ChangeResult result;
        try {
            result = create(form("https://cdn.example/a.mp4", ONE));
            assertThat(videos.count(owner(), client, VideoQuery.of(null))).isZero();
        } finally {
            owner.sql("drop trigger away on mirror_video").update();
            owner.sql("drop function away()").update();
        }

        assertThat(result).isInstanceOf(ChangeResult.Done.class);
        Eventually.until(() -> videos.count(owner(), client, VideoQuery.of(null)) == 1, () -> {});
        assertThat(only().madeBy()).isNotNull();
        assertThat(history(only().video().id())).containsExactly(Outcome.SUCCEEDED);
    }

    @Test
    void a_video_that_the_answer_left_out_is_found_in_the_list_of_its_product_and_remembered_as_ours() {
        api.add("theirs", "https://cdn.example/other.mp4", "1");
        api.leaveOut = true;

        ChangeResult result = create(form("https://cdn.example/a.mp4", ONE));

        assertThat(result).isInstanceOf(ChangeResult.Done.class);
        assertThat(videos.unnamed(owner(), client))
                .singleElement()
                .satisfies(it -> assertThat(it.sent().videoUrl()).isEqualTo("https://cdn.example/a.mp4"));
        videos.lookUp(owner(), client, FIRST);

        SeenVideo made = videos.list(owner(), client, VideoQuery.of(null), 0, 10).stream()
                .filter(it -> it.video().id().contains("made-"))
                .findFirst()
                .orElseThrow();
        assertThat(made.madeBy()).isNotNull();
        assertThat(mirror.find(client.id(), "theirs").orElseThrow().madeBy()).isNull();
        assertThat(videos.unnamed(owner(), client)).isEmpty();
        assertThat(history(made.video().id())).containsExactly(Outcome.SUCCEEDED);
    }

    @Test
    void the_same_form_sent_twice_makes_one_video() {
        UUID intent = UUID.randomUUID();
        VideoForm form = form("https://cdn.example/a.mp4", ONE);

        videos.create(owner(), client, intent, form, null);
        ChangeResult again = videos.create(owner(), client, intent, form, null);

        assertThat(again).isInstanceOf(ChangeResult.Done.class);
        assertThat(api.videos).hasSize(1);
    }
}
