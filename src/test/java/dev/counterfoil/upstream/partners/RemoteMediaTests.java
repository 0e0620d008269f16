package dev.counterfoil.upstream.partners;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.testing.Unasked;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.GraphQlError;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.Upstream;
import dev.counterfoil.upstream.partners.ShopVideo.RelatedProduct;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RemoteMediaTests {

    private static final Endpoint ENDPOINT = new Endpoint(URI.create("https://shop.app/g"));
    private static final Credential CREDENTIAL = Credential.basic("c", new byte[0]);

    private static final String WHOLE = """
            {"id":"gid://shopapp/ShopVideo/1f","mediaImageId":"gid://shopify/MediaImage/4","previewImageUrl":"https://cdn.example/p.png",
             "relatedProducts":[{"productId":"gid://shopify/Product/1","productVariantId":null},
                                {"productId":"gid://shopify/Product/2","productVariantId":"gid://shopify/ProductVariant/3"}],
             "status":"SOMETHING_NEW","videoId":null,"videoUrl":"https://cdn.example/v.mp4"}""";

    private static final ShopVideo READ = new ShopVideo(
            "gid://shopapp/ShopVideo/1f",
            "https://cdn.example/v.mp4",
            "https://cdn.example/p.png",
            "SOMETHING_NEW",
            List.of(
                    new RelatedProduct("gid://shopify/Product/1", null),
                    new RelatedProduct("gid://shopify/Product/2", "gid://shopify/ProductVariant/3")),
            "gid://shopify/MediaImage/4",
            null);

    private final Asked asked = new Asked();
    private final Partners partners = new RemotePartners(Unasked.but(Upstream.class, asked));

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }

    private Fetched<List<ShopVideo>> media() {
        return partners.media(ENDPOINT, CREDENTIAL, "gid://shopify/Product/1");
    }

    @Test
    void the_videos_of_a_product_are_read_with_a_status_nobody_knows_yet() {
        asked.data("{\"media\":[" + WHOLE + "]}");

        assertThat(media())
                .isInstanceOfSatisfying(
                        Fetched.Ok.class, ok -> assertThat(ok.value()).isEqualTo(List.of(READ)));
        assertThat(asked.variables).hasToString("{\"entityId\":\"gid://shopify/Product/1\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"media\":null}", "{\"media\":{}}", "{\"media\":[null]}", "{\"media\":[\"x\"]}"})
    void data_that_are_no_list_of_videos_are_none(String data) {
        asked.data(data);

        assertThat(media())
                .isInstanceOfSatisfying(
                        Fetched.Failed.class,
                        failed -> assertThat(failed.answer()).isInstanceOf(Answer.Malformed.class));
    }

    @Test
    void a_partial_answer_is_no_list_since_what_is_missing_is_not_what_is_gone() {
        asked.answer = new Answer.Partial(
                json("{\"media\":[]}"), List.of(new GraphQlError("denied", List.of(), null)), null, Duration.ZERO);

        assertThat(media()).isInstanceOf(Fetched.Failed.class);
    }

    @Test
    void an_image_is_read_back_as_the_same_video() {
        assertThat(partners.readVideo(partners.image(READ))).isEqualTo(READ);
        assertThat(partners.readVideo(json("{}"))).isEqualTo(new ShopVideo("", "", "", "", List.of(), null, null));
    }

    @Test
    void a_creation_sends_what_was_given_and_nothing_else() {
        Mutation plain = partners.mediaCreate(new MediaCreate(
                "https://v", "https://p", List.of(READ.relatedProducts().getFirst()), null, null));
        assertThat(plain.variables()).hasToString("""
                {"input":{"videoUrl":"https://v","previewImageUrl":"https://p",\
                "relatedProducts":[{"productId":"gid://shopify/Product/1"}]}}""");
        assertThat(plain.field()).isEqualTo("mediaCreate");
        assertThat(plain.resultField()).isEqualTo("shopVideo");

        Mutation full = partners.mediaCreate(
                new MediaCreate("https://v", "https://p", READ.relatedProducts(), "gid://m", "gid://v"));
        assertThat(full.variables().path("input").path("mediaImageId").asString())
                .isEqualTo("gid://m");
        assertThat(full.variables().path("input").path("videoId").asString()).isEqualTo("gid://v");
        assertThat(full.variables()
                        .path("input")
                        .path("relatedProducts")
                        .get(1)
                        .path("productVariantId")
                        .asString())
                .isEqualTo("gid://shopify/ProductVariant/3");
    }

    @Test
    void an_update_sends_the_changed_fields_and_always_the_products() {
        Mutation update = partners.mediaUpdate(
                new MediaUpdate("gid://id", null, List.of(READ.relatedProducts().getFirst()), null));

        assertThat(update.variables()).hasToString("""
                {"input":{"id":"gid://id","relatedProducts":[{"productId":"gid://shopify/Product/1"}]}}""");
        assertThat(update.field()).isEqualTo("mediaUpdate");
    }

    @Test
    void a_deletion_names_the_video_in_a_variable() {
        Mutation delete = partners.mediaDelete("gid://\"} injected");

        assertThat(delete.variables().path("id").asString()).isEqualTo("gid://\"} injected");
        assertThat(delete.field()).isEqualTo("mediaDelete");
        assertThat(delete.document()).isEqualTo(MediaDocuments.MEDIA_DELETE);
        assertThat(asked.variables).as("nothing was sent").isNull();
    }

    public static final class Asked {

        private Answer answer = new Answer.Lost(false, Duration.ZERO);
        private ObjectNode variables;

        void data(String data) {
            answer = new Answer.Success(json(data), null, Duration.ZERO);
        }

        public Answer read(Endpoint endpoint, Credential credential, String document, ObjectNode given) {
            variables = given;
            return answer;
        }
    }
}
