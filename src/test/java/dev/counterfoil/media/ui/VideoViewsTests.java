package dev.counterfoil.media.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.Location;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.ClientInput;
import dev.counterfoil.clients.ClientService;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.kit.FilterField;
import dev.counterfoil.kit.SplitKeys;
import dev.counterfoil.media.MediaApi;
import dev.counterfoil.media.Picture;
import dev.counterfoil.media.Pictures;
import dev.counterfoil.media.VideoNames;
import dev.counterfoil.testing.BrowserlessBase;
import dev.counterfoil.testing.Eventually;
import dev.counterfoil.testing.PortalTest;
import dev.counterfoil.vault.Secret;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The views of videos in a whole portal, over an API that can be told to misbehave. */
@PortalTest(properties = "counterfoil.test=video-views")
class VideoViewsTests extends BrowserlessBase {

    private static final String GID = "gid://shopapp/ShopVideo/";
    private static MediaApi api;

    @Autowired
    private ClientService clients;

    @Autowired
    private Pictures pictures;

    private String list;

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
        connect(Environment.STAGING);
    }

    private void connect(Environment environment) {
        api.reset();
        String name = UUID.randomUUID().toString();
        try (Secret secret = Secret.of("secret-" + name)) {
            ClientId id = clients.add(
                            owner(),
                            UUID.randomUUID(),
                            new ClientInput(
                                    name, environment, name, URI.create(api.url()), null, List.of(), List.of(), null),
                            secret)
                    .client();
            list = "clients/" + id + "/videos";
        }
        api.received.clear();
    }

    private void open(String path) {
        Location location = new Location(path);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    private void sees(String text) {
        until(() -> page().contains(text));
    }

    private static void until(BooleanSupplier condition) {
        Eventually.until(condition, MockVaadin::clientRoundtrip);
    }

    private String page() {
        return ((Component) getCurrentView()).getElement().getTextRecursively();
    }

    private TextField field(String label) {
        return findInView(TextField.class)
                .withPropertyValue(TextField::getLabel, label)
                .all()
                .getFirst();
    }

    private Button button(String text) {
        return findInView(Button.class).withText(text).all().getFirst();
    }

    private Component detail() {
        return findInView(MasterDetailLayout.class).single().getDetail();
    }

    private void fill(String url, String product) {
        open(list + "/new");
        test(field("Address of the video")).setValue(url);
        test(field("Address of the preview picture")).setValue(api.origin() + "/p.png");
        test(field("Product")).setValue(product);
    }

    @Test
    void a_pasted_address_is_understood_looked_up_and_kept_in_the_url() {
        api.add("v", "https://cdn.example/spring.mp4", "123/456");
        open(list);
        assertThat(page()).contains("No videos known yet");

        test(field("Product or variant")).setValue("https://admin.shopify.com/store/acme/products/123/variants/456");
        assertThat(field("Product or variant").getHelperText()).isEqualTo("Variant 456 of product 123");
        test(button("Look up")).click();

        until(() -> findInView(VideoGrid.class).exists());
        assertThat(api.received).contains("media");
        open(list + "?variant=456");
        assertThat(test(findInView(VideoGrid.class).single()).size()).isEqualTo(1);
        open(list + "?product=124");
        sees("No videos for Product 124");
    }

    @Test
    void what_names_no_product_is_not_asked_for() {
        open(list);
        test(field("Product or variant")).setValue("blue-shirt");
        test(button("Look up")).click();

        assertThat(field("Product or variant").isInvalid()).isTrue();
        assertThat(api.received).isEmpty();
    }

    @Test
    void a_video_is_shown_with_its_poster_through_the_proxy_and_a_link_that_names_its_host() {
        api.add("gid://shopapp/ShopVideo/v", "https://cdn.example/spring.mp4", "123", "124/7");
        open(list + "?product=123&video=v");
        until(() ->
                detail() != null && detail().getElement().getTextRecursively().contains("spring.mp4"));

        Image poster = find(Image.class).from((Component) detail()).all().getFirst();
        assertThat(poster.getSrc()).matches("/pictures/[\\w-]{24}/poster");
        Anchor watch = find(Anchor.class)
                .from((Component) detail())
                .withText("Watch on cdn.example")
                .single();
        assertThat(watch.getHref()).isEqualTo("https://cdn.example/spring.mp4");
        assertThat(watch.getElement().getAttribute("rel")).isEqualTo("noreferrer noopener");
        assertThat(detail().getElement().getTextRecursively())
                .contains("Product 123", "Variant 7 of product 124", "Active");
    }

    @Test
    void an_address_that_would_run_a_script_is_shown_and_no_link() {
        api.add("gid://shopapp/ShopVideo/v", "javascript:alert(1)", "123");
        open(list + "?product=123&video=v");
        until(() ->
                detail() != null && detail().getElement().getTextRecursively().contains("javascript:alert(1)"));

        assertThat(find(Anchor.class).from((Component) detail()).all())
                .noneMatch(link -> link.getHref().startsWith("javascript"));
    }

    @Test
    void what_the_api_no_longer_returns_stays_in_sight() {
        api.add("gid://shopapp/ShopVideo/v", "https://cdn.example/spring.mp4", "123");
        open(list + "?product=123");
        until(() -> findInView(VideoGrid.class).exists());
        api.videos.clear();
        test(button("Refresh")).click();
        open(list + "?product=123&video=v");

        until(() ->
                detail() != null && detail().getElement().getTextRecursively().contains("Not returned"));
    }

    @Test
    void enter_opens_a_video_and_esc_finds_what_closes_it() {
        api.add("v", "https://cdn.example/spring.mp4", "123/456");
        open(list + "?variant=456");
        until(() -> findInView(VideoGrid.class).exists());
        VideoGrid grid = findInView(VideoGrid.class).single();
        ObjectNode pressed = JsonMapper.shared()
                .createObjectNode()
                .put(SplitKeys.ENTER, true)
                .put(
                        SplitKeys.ROW,
                        grid.getDataCommunicator().getKeyMapper().key(test(grid).getRow(0)));
        grid.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(grid.getElement(), "keydown", pressed));
        assertThat(detail()).isInstanceOf(VideoDetail.class);
        test(find(Button.class, detail()).withAttribute("data-cf-close", "").single())
                .click();
        assertThat(detail()).isNull();
    }

    @Test
    void a_video_is_created_told_with_its_entry_and_selected() {
        fill("https://cdn.example/new.mp4", "123");
        test(button("Create video")).click();

        until(() -> getCurrentView() instanceof VideosView);
        until(() ->
                detail() != null && detail().getElement().getTextRecursively().contains("Made here"));
        assertThat(find(Notification.class).all().getFirst().getElement().getTextRecursively())
                .contains("Created new.mp4 on");
        assertThat(detail().getElement().getTextRecursively()).contains("created it");
        open(list + "/new");
        assertThat(field("Address of the video").getValue())
                .as("the draft is gone")
                .isEmpty();
    }

    @Test
    void what_was_typed_is_still_there_after_leaving() {
        fill("https://cdn.example/new.mp4", "products/123/variants/9");
        open(list);
        open(list + "/new");

        assertThat(field("Address of the video").getValue()).isEqualTo("https://cdn.example/new.mp4");
        assertThat(field("Product").getHelperText()).isEqualTo("Variant 9 of product 123");
        assertThat(page()).contains("You had begun this before");
    }

    @Test
    void what_the_api_does_not_like_stands_beside_its_field_and_nothing_is_lost() {
        fill("https://cdn.example/new.mp4", "123");
        api.userErrors =
                "[{\"field\":[\"input\",\"relatedProducts\",\"0\",\"productId\"],\"message\":\"No such product\"},"
                        + "{\"field\":[\"input\",\"videoUrl\"],\"message\":\"Not a video\"}]";
        test(button("Create video")).click();

        until(() -> field("Product").isInvalid());
        assertThat(field("Product").getErrorMessage()).isEqualTo("No such product");
        assertThat(field("Address of the video").getErrorMessage()).isEqualTo("Not a video");
        assertThat(field("Address of the video").getValue()).isEqualTo("https://cdn.example/new.mp4");
    }

    @Test
    void what_breaks_a_rule_is_told_before_anything_is_sent() {
        fill("nonsense", "gid://shopify/ProductVariant/4");
        test(button("Create video")).click();

        until(() -> field("Product").isInvalid());
        assertThat(field("Product").getErrorMessage()).contains("wants its product too");
        assertThat(api.received).isEmpty();
    }

    @Test
    void a_second_video_at_one_address_is_made_only_when_asked_again() {
        api.add("old", "https://cdn.example/new.mp4", "123");
        fill("https://cdn.example/new.mp4", "123");
        test(button("Create video")).click();
        sees("has a video at this address already");
        assertThat(api.videos).hasSize(1);

        test(button("Create another all the same")).click();

        until(() -> getCurrentView() instanceof VideosView);
        assertThat(api.videos).hasSize(2);
    }

    /** Its own for each test: IDs are of the whole API, and what was done to another client's would explain it here. */
    private String edit() {
        String id = UUID.randomUUID().toString();
        api.add(GID + id, "https://cdn.example/spring.mp4", "123", "124");
        open(list + "?product=123");
        until(() -> findInView(VideoGrid.class).exists());
        open(list + "/edit?video=" + id);
        return id;
    }

    private ObjectNode only() {
        return api.videos.values().iterator().next();
    }

    @Test
    void an_edited_picture_is_sent_alone_with_the_products() {
        edit();
        assertThat(field("Address of the video").isReadOnly()).isTrue();
        test(field("Address of the preview picture")).setValue("https://cdn.example/new.png");
        test(button("Save changes")).click();

        until(() -> getCurrentView() instanceof VideosView);
        assertThat(api.sent.path("input").path("previewImageUrl").asString()).isEqualTo("https://cdn.example/new.png");
        assertThat(api.sent.path("input").path("relatedProducts")).hasSize(2);
    }

    @Test
    void a_form_that_somebody_overtook_shows_both_versions_and_keeps_what_was_typed() {
        edit();
        only().put("previewImageUrl", "https://cdn.example/theirs.png");
        test(field("Address of the preview picture")).setValue("https://cdn.example/mine.png");
        test(button("Save changes")).click();

        sees("It has changed since you opened it");
        sees("https://cdn.example/theirs.png");
        assertThat(field("Address of the preview picture").getValue()).isEqualTo("https://cdn.example/mine.png");
        assertThat(api.received).doesNotContain("mediaUpdate");

        test(button("Save changes")).click();

        until(() -> getCurrentView() instanceof VideosView);
        assertThat(api.sent.path("input").path("previewImageUrl").asString()).isEqualTo("https://cdn.example/mine.png");
    }

    @Test
    void what_was_not_touched_follows_the_others() {
        edit();
        only().put("previewImageUrl", "https://cdn.example/theirs.png")
                .put("mediaImageId", "gid://shopify/MediaImage/1");
        test(field("Shopify MediaImage")).setValue("2");
        test(button("Save changes")).click();
        sees("It has changed since you opened it");

        assertThat(field("Address of the preview picture").getValue()).isEqualTo("https://cdn.example/theirs.png");
        test(button("Save changes")).click();

        until(() -> getCurrentView() instanceof VideosView);
        assertThat(api.sent.path("input").has("previewImageUrl")).isFalse();
        assertThat(api.sent.path("input").path("mediaImageId").asString()).isEqualTo("gid://shopify/MediaImage/2");
    }

    @Test
    void a_begun_edit_is_offered_again_and_saved_over_what_it_was_opened_on() {
        String id = edit();
        test(field("Address of the preview picture")).setValue("https://cdn.example/mine.png");
        open(list);
        open(list + "/edit?video=" + id);

        assertThat(field("Address of the preview picture").getValue()).isEqualTo("https://cdn.example/mine.png");
        assertThat(page()).contains("You had begun this before").doesNotContain("has changed since");
        test(button("Save changes")).click();
        until(() -> getCurrentView() instanceof VideosView);
        assertThat(api.sent.path("input").path("previewImageUrl").asString()).isEqualTo("https://cdn.example/mine.png");

        open(list + "/edit?video=" + id);
        assertThat(page()).as("saved, the draft is gone").doesNotContain("You had begun this before");
    }

    @Test
    void a_begun_edit_that_is_discarded_or_cancelled_is_gone() {
        String id = edit();
        String before = field("Address of the preview picture").getValue();
        test(field("Address of the preview picture")).setValue("https://cdn.example/mine.png");
        open(list);
        open(list + "/edit?video=" + id);
        test(button("Discard draft")).click();
        assertThat(field("Address of the preview picture").getValue()).isEqualTo(before);
        open(list);
        open(list + "/edit?video=" + id);
        assertThat(page()).doesNotContain("You had begun this before");

        test(field("Address of the preview picture")).setValue("https://cdn.example/mine.png");
        test(button("Cancel")).click();
        until(() -> getCurrentView() instanceof VideosView);
        open(list + "/edit?video=" + id);
        assertThat(field("Address of the preview picture").getValue()).isEqualTo(before);
    }

    @Test
    void a_begun_edit_that_was_overtaken_shows_both_versions_when_it_is_opened_again() {
        String id = edit();
        test(field("Address of the preview picture")).setValue("https://cdn.example/mine.png");
        open(list);
        api.videos
                .get(GID + id)
                .put("previewImageUrl", "https://cdn.example/theirs.png")
                .put("mediaImageId", "gid://shopify/MediaImage/1");
        open(list + "?product=123");
        test(button("Refresh")).click();
        until(() -> api.received.stream().filter("media"::equals).count() >= 2);
        open(list + "?product=123&video=" + id);
        until(() ->
                detail() != null && detail().getElement().getTextRecursively().contains("theirs.png"));
        open(list + "/edit?video=" + id);

        assertThat(page())
                .contains("spring.mp4 has changed since you began this")
                .contains("https://cdn.example/theirs.png");
        assertThat(field("Address of the preview picture").getValue()).isEqualTo("https://cdn.example/mine.png");
        assertThat(field("Shopify MediaImage").getValue()).isEqualTo("gid://shopify/MediaImage/1");

        test(button("Take over their version")).click();
        assertThat(field("Address of the preview picture").getValue()).isEqualTo("https://cdn.example/theirs.png");
        open(list);
        open(list + "/edit?video=" + id);
        assertThat(page()).doesNotContain("You had begun this before");
    }

    @Test
    void a_status_that_nobody_knew_of_is_shown_as_it_is() {
        String id = UUID.randomUUID().toString();
        api.add(GID + id, "https://cdn.example/spring.mp4", "123").put("status", "UNDER_REVIEW");
        open(list + "?product=123&video=" + id);

        until(() ->
                detail() != null && detail().getElement().getTextRecursively().contains("UNDER_REVIEW"));
        assertThat(findInView(VideoGrid.class).single()).isNotNull();
    }

    @Test
    void the_history_of_a_video_begins_with_having_existed_before_and_tells_what_was_changed_elsewhere_since() {
        String id = UUID.randomUUID().toString();
        api.add(GID + id, "https://cdn.example/spring.mp4", "123");
        open(list + "?product=123&video=" + id);
        until(() ->
                detail() != null && detail().getElement().getTextRecursively().contains("Existed before Counterfoil"));
        assertThat(detail().getElement().getTextRecursively()).doesNotContain("Changed outside Counterfoil");

        api.videos.get(GID + id).put("status", "INACTIVE");
        test(button("Refresh")).click();

        until(() -> detail().getElement().getTextRecursively().contains("Changed outside Counterfoil"));
        assertThat(detail().getElement().getTextRecursively()).contains("Existed before Counterfoil", "Inactive");
    }

    @Test
    void a_filter_and_an_order_are_kept_in_the_url() {
        api.add(GID + UUID.randomUUID(), "https://cdn.example/spring.mp4", "123");
        api.add(GID + UUID.randomUUID(), "https://cdn.example/autumn.mp4", "123");
        open(list + "?product=123");
        until(() -> findInView(VideoGrid.class).exists());

        open(list + "?q=SPRING&sort=name");
        assertThat(findInView(FilterField.class).single().getValue()).isEqualTo("SPRING");
        assertThat(findInView(VideoOrder.class).single().getValue()).isEqualTo(VideoOrder.By.NAME);
        assertThat(names()).containsExactly("spring.mp4");

        open(list + "?sort=-name");
        assertThat(names()).containsExactly("spring.mp4", "autumn.mp4");
        test(findInView(FilterField.class).single()).setValue("winter");
        assertThat(page()).contains("No video fits this filter");
        test(button("Clear the filter")).click();
        assertThat(names()).containsExactly("spring.mp4", "autumn.mp4");
        assertThat(findInView(VideoOrder.class).single().getValue()).isEqualTo(VideoOrder.By.NAME_BACKWARDS);
    }

    private List<String> names() {
        VideoGrid grid = findInView(VideoGrid.class).single();
        return IntStream.range(0, test(grid).size())
                .mapToObj(row -> VideoNames.of(test(grid).getRow(row).video().videoUrl()))
                .toList();
    }

    @Test
    void a_preview_that_is_not_shown_says_why_in_the_form_beside_the_video_and_in_the_list() {
        String missing = api.origin() + "/" + UUID.randomUUID() + ".png";
        open(list + "/new");
        test(field("Address of the preview picture")).setValue(missing);
        Image preview = findInView(Image.class).single();
        asABrowserGets(missing, Picture.Size.POSTER, preview);
        assertThat(page()).contains("No preview: nothing was found at this address.");
        test(field("Address of the preview picture")).setValue("https://cdn.example/another.png");
        assertThat(page()).doesNotContain("No preview");

        String id = UUID.randomUUID().toString();
        api.add(GID + id, "https://cdn.example/spring.mp4", "123").put("previewImageUrl", missing);
        open(list + "?product=123&video=" + id);
        until(() ->
                detail() != null && detail().getElement().getTextRecursively().contains("spring.mp4"));
        Image poster = find(Image.class).from((Component) detail()).all().getFirst();
        asABrowserGets(missing, Picture.Size.POSTER, poster);
        assertThat(detail().getElement().getTextRecursively()).contains("No preview: nothing was found");

        VideoGrid grid = findInView(VideoGrid.class).single();
        Div row = (Div) test(grid).getCellComponent(0, 0);
        asABrowserGets(missing, Picture.Size.THUMB, find(Image.class).from(row).single());
        assertThat(((Div) row.getComponentAt(0)).getTitle()).hasValue("No preview: nothing was found at this address.");
    }

    /** What the browser does with a picture: it asks the proxy for it, and tells its own page of the neutral one. */
    private void asABrowserGets(String url, Picture.Size size, Image image) {
        UUID client = UUID.fromString(list.split("/")[1]);
        pictures.get(owner(), client, url, size);
        ObjectNode data = JsonMapper.shared().createObjectNode().put(Previews.NEUTRAL, true);
        image.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(image.getElement(), "load", data));
    }

    @Test
    void a_video_made_here_that_no_answer_named_is_told_with_its_entry_until_it_is_found() {
        fill("https://cdn.example/new.mp4", "123");
        api.leaveOut = true;
        api.list = false;
        test(button("Create video")).click();

        until(() -> getCurrentView() instanceof VideosView);
        sees("A video made here is not identified");
        assertThat(page()).contains("new.mp4", "looked for", "Entry ");
    }

    @Test
    void a_deletion_says_what_it_does_and_on_production_asks_for_the_name() {
        connect(Environment.PRODUCTION);
        api.add("gid://shopapp/ShopVideo/v", "https://cdn.example/spring.mp4", "123", "124");
        open(list + "?product=123&video=v");
        until(() ->
                detail() != null && detail().getElement().getTextRecursively().contains("spring.mp4"));
        test(button("Delete…")).click();

        DangerDialog dialog = find(DangerDialog.class).single();
        assertThat(dialog.getElement().getTextRecursively())
                .contains(
                        "spring.mp4 will no longer be shown beside its 2 products", "Product 124", "cannot be undone");
        Button confirm = find(Button.class).withText("Delete video").single();
        assertThat(confirm.isEnabled()).isFalse();
        test(find(TextField.class).from(dialog).single()).setValue("spring.mp4");
        test(confirm).click();

        until(() -> api.videos.isEmpty() && find(Notification.class).exists());
        open(list + "?product=123&video=v");
        until(() ->
                detail() != null && detail().getElement().getTextRecursively().contains("Deleted here"));
    }

    @Test
    void where_the_name_is_too_long_to_be_typed_the_number_of_its_product_is_asked_for() {
        connect(Environment.PRODUCTION);
        api.add("gid://shopapp/ShopVideo/v", "https://cdn.example/" + "s".repeat(90) + ".mp4", "123", "124");
        open(list + "?product=123&video=v");
        until(() ->
                detail() != null && detail().getElement().getTextRecursively().contains("sss"));
        test(button("Delete…")).click();
        Button confirm = find(Button.class).withText("Delete video").single();
        test(find(TextField.class).from(find(DangerDialog.class).single()).single())
                .setValue("123");
        assertThat(confirm.isEnabled()).isTrue();
    }

    @Test
    void the_words_of_a_refused_deletion_are_shown_and_the_history_tells_what_was_done_in_words() {
        String id = UUID.randomUUID().toString();
        api.add(GID + id, "https://cdn.example/spring.mp4", "123");
        open(list + "?product=123&video=" + id);
        until(() ->
                detail() != null && detail().getElement().getTextRecursively().contains("spring.mp4"));
        api.userErrors = "[{\"field\": [\"id\"], \"message\": \"Somebody holds on to it\"}]";
        test(button("Delete…")).click();
        test(find(Button.class).withText("Delete video").single()).click();

        until(() -> detail().getElement().getTextRecursively().contains("Somebody holds on to it"));
        open(list + "?product=123");
        open(list + "?product=123&video=" + id);
        until(() ->
                detail() != null && detail().getElement().getTextRecursively().contains("was refused deleting it"));
        assertThat(detail().getElement().getTextRecursively())
                .contains("Existed before Counterfoil")
                .contains("All in the audit log")
                .doesNotContain("Counterfoil: entry");
    }

    @Test
    void a_list_that_could_not_be_read_says_why() throws IOException {
        api.beforeRead = it -> {
            throw new IllegalStateException("the connection breaks");
        };
        open(list + "?product=999");

        sees("The videos could not be looked up");
    }
}
