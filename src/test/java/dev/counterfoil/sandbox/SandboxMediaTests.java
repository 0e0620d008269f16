package dev.counterfoil.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Shop videos: listed by product, made, changed, deleted; and the pictures that the seed points to. */
class SandboxMediaTests {

    private static final String VIDEO =
            "id mediaImageId previewImageUrl status videoId videoUrl relatedProducts { productId productVariantId }";
    private static final String PRODUCT = "gid://shopify/Product/8001004";

    @TempDir
    private Path data;

    private RunningSandbox sandbox;
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxConfig.in(data));
        caller = new Caller(sandbox.origin(), sandbox.clients().getFirst());
    }

    @AfterEach
    void stop() {
        caller.close();
        sandbox.close();
    }

    @Test
    void a_product_finds_its_videos_and_those_about_its_variants() throws Exception {
        JsonNode about = list(PRODUCT);
        assertThat(about.size()).isEqualTo(2);
        assertThat(list("gid://shopify/ProductVariant/44010041").size()).isEqualTo(1);
        assertThat(list("gid://shopify/Product/1").size()).isZero();
        assertThat(about.at("/0/previewImageUrl").asString()).startsWith(sandbox.origin() + "/media/preview/");
        assertThat(caller.ask("{ media(entityId: \"size_shoe\") { id } }")
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void the_seed_is_60_definitions_25_videos_and_40_people_of_6_clients() {
        assertThat(Seed.events().stream().filter(event -> event.definition() != null))
                .hasSize(60);
        assertThat(Seed.videoTitles()).hasSize(25);
        assertThat(People.all()).hasSize(40);
        assertThat(Seed.clients()).hasSize(6);
    }

    @Test
    void a_client_sees_its_own_videos_only() throws Exception {
        try (Caller staging = new Caller(sandbox.origin(), sandbox.clients().get(1))) {
            JsonNode other = staging.ask("{ media(entityId: \"" + PRODUCT + "\") { id } }")
                    .at("/data/media");
            assertThat(other.size()).isEqualTo(1);
            assertThat(other.findValuesAsString("id"))
                    .doesNotContainAnyElementsOf(list(PRODUCT).findValuesAsString("id"));
        }
    }

    @Test
    void a_video_is_made_changed_and_deleted() throws Exception {
        JsonNode made =
                mutate("mediaCreate", "MediaCreateInput", input(Map.of())).path("shopVideo");
        assertThat(made.path("id").asString()).matches("gid://shopapp/ShopVideo/[0-9a-f-]{36}");
        assertThat(made.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(made.path("videoId").asString()).isEqualTo("gid://shopify/Video/123");
        assertThat(made.at("/relatedProducts/0/productVariantId").asString())
                .isEqualTo("gid://shopify/ProductVariant/456");

        Map<String, Object> change = new HashMap<>();
        change.put("id", made.path("id").asString());
        change.put("mediaImageId", null);
        change.put("relatedProducts", List.of(Map.of("productId", "gid://shopify/Product/77")));
        JsonNode changed = mutate("mediaUpdate", "MediaUpdateInput", change).path("shopVideo");
        assertThat(changed.path("mediaImageId").isNull()).isTrue();
        assertThat(changed.path("previewImageUrl")).isEqualTo(made.path("previewImageUrl"));
        assertThat(changed.path("videoUrl")).isEqualTo(made.path("videoUrl"));
        assertThat(list("gid://shopify/Product/77").size()).isEqualTo(1);
        assertThat(list("gid://shopify/Product/123").size()).isZero();

        JsonNode deleted = delete(made.path("id").asString());
        assertThat(deleted.path("deletedId")).isEqualTo(made.path("id"));
        assertThat(list("gid://shopify/Product/77").size()).isZero();
        assertThat(Partner.errors(delete(made.path("id").asString()))).containsExactly("id: Shop video does not exist");
        assertThat(Partner.errors(mutate("mediaUpdate", "MediaUpdateInput", change)))
                .containsExactly("input.id: Shop video does not exist");
    }

    @Test
    void every_mistake_of_an_input_has_its_path() throws Exception {
        assertThat(Partner.errors(mutate(
                        "mediaCreate",
                        "MediaCreateInput",
                        input(Map.of(
                                "videoUrl",
                                "http://example.com/a.mp4",
                                "previewImageUrl",
                                "not a url",
                                "videoId",
                                "gid://shopify/Product/1",
                                "mediaImageId",
                                "5",
                                "relatedProducts",
                                List.of(
                                        Map.of("productId", "gid://shopify/Product/1"),
                                        Map.of("productId", "gid://shopify/Product/1"),
                                        Map.of("productId", "1", "productVariantId", "2")))))))
                .containsExactlyInAnyOrder(
                        "input.videoUrl: URL must be an absolute https URL",
                        "input.previewImageUrl: URL is not valid",
                        "input.videoId: ID is not a global ID such as gid://shopify/Video/123",
                        "input.mediaImageId: ID is not a global ID such as gid://shopify/MediaImage/123",
                        "input.relatedProducts.1: Product has already been taken",
                        "input.relatedProducts.2.productId: ID is not a global ID such as gid://shopify/Product/123",
                        "input.relatedProducts.2.productVariantId: ID is not a global ID such as gid://shopify/ProductVariant/123");
        assertThat(Partner.errors(
                        mutate("mediaCreate", "MediaCreateInput", input(Map.of("relatedProducts", List.of())))))
                .containsExactly("input.relatedProducts: Related products can't be empty");
        assertThat(Partner.errors(delete("gid://shopify/Video/1")))
                .singleElement()
                .asString()
                .startsWith("id: ");
    }

    @Test
    void a_video_of_another_client_cannot_be_touched() throws Exception {
        String id = list(PRODUCT).at("/0/id").asString();
        try (Caller staging = new Caller(sandbox.origin(), sandbox.clients().get(1))) {
            JsonNode answer = staging.ask(
                    "mutation D($id: ID!) { mediaDelete(id: $id) { deletedId userErrors { field message } } }",
                    Map.of("id", id));
            assertThat(Partner.errors(answer.at("/data/mediaDelete"))).containsExactly("id: Shop video does not exist");
        }
    }

    @Test
    void deletions_outlive_a_restart_on_another_port() throws Exception {
        String id = list(PRODUCT).at("/0/id").asString();
        delete(id);
        sandbox.close();
        sandbox = Sandbox.start(SandboxConfig.in(data));
        caller = new Caller(sandbox.origin(), sandbox.clients().getFirst());
        assertThat(list(PRODUCT).findValuesAsString("id")).hasSize(1).doesNotContain(id);
        assertThat(list(PRODUCT).at("/0/previewImageUrl").asString()).startsWith(sandbox.origin());
    }

    @Test
    void every_seeded_preview_is_a_picture_and_the_same_each_time() throws Exception {
        for (int n = 1; n <= 25; n++) {
            HttpResponse<byte[]> png = get("/media/preview/" + n + ".png");
            assertThat(png.headers().firstValue("Content-Type")).contains("image/png");
            assertThat(ImageIO.read(new ByteArrayInputStream(png.body())).getWidth())
                    .isEqualTo(540);
            assertThat(png.body()).hasSizeLessThan(1 << 20);
        }
        assertThat(Pictures.paint(3, "Same", "png")).isEqualTo(Pictures.paint(3, "Same", "png"));
        assertThat(get("/media/preview/5.jpg").headers().firstValue("Content-Type"))
                .contains("image/jpeg");
        assertThat(new String(get("/media/video/1.mp4").body())).contains("Unpacking the autumn drop");
        assertThat(get("/media/preview/26.png").statusCode()).isEqualTo(404);
        assertThat(get("/media/preview/1.mp4").statusCode()).isEqualTo(404);
    }

    @Test
    void pictures_that_a_proxy_must_refuse_can_be_had() throws Exception {
        assertThat(get("/media/preview/huge.png").body().length).isGreaterThan(5 << 20);
        assertThat(get("/media/preview/vector.svg").headers().firstValue("Content-Type"))
                .contains("image/svg+xml");
        assertThat(get("/media/preview/page.png")
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("text/html");
        assertThat(get("/media/preview/elsewhere.png").statusCode()).isEqualTo(302);
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(sandbox.origin() + path)).build(), BodyHandlers.ofByteArray());
        }
    }

    private JsonNode list(String entity) throws Exception {
        return caller.ask("query L($id: ID!) { media(entityId: $id) { " + VIDEO + " } }", Map.of("id", entity))
                .at("/data/media");
    }

    private JsonNode delete(String id) throws Exception {
        return caller.ask(
                        "mutation D($id: ID!) { mediaDelete(id: $id) { deletedId userErrors { field message } } }",
                        Map.of("id", id))
                .at("/data/mediaDelete");
    }

    private JsonNode mutate(String field, String type, Map<String, ?> input) throws Exception {
        return caller.ask(
                        "mutation M($input: " + type + "!) { " + field + "(input: $input) { shopVideo { " + VIDEO
                                + " } userErrors { field message } } }",
                        Map.of("input", input))
                .at("/data/" + field);
    }

    private static Map<String, Object> input(Map<String, ?> other) {
        Map<String, Object> input = new HashMap<>(Map.of(
                "videoUrl",
                "https://videos.example/a.mp4",
                "previewImageUrl",
                "https://videos.example/a.png",
                "videoId",
                "gid://shopify/Video/123",
                "mediaImageId",
                "gid://shopify/MediaImage/456",
                "relatedProducts",
                List.of(Map.of(
                        "productId",
                        "gid://shopify/Product/123",
                        "productVariantId",
                        "gid://shopify/ProductVariant/456"))));
        input.putAll(other);
        return input;
    }
}
