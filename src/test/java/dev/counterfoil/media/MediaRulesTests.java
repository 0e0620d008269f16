package dev.counterfoil.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.changes.FieldProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaRulesTests {

    private static final RelatedInput ONE = new RelatedInput("123", "");

    private static VideoForm form(String video, String preview, String image, String id, RelatedInput... products) {
        return new VideoForm(video, preview, List.of(products), image, id);
    }

    private static List<FieldProblem> url(String video) {
        return MediaRules.check(form(video, "https://cdn.example/p.png", "", "", ONE));
    }

    private static List<FieldProblem> products(RelatedInput... products) {
        return MediaRules.check(form("https://cdn.example/v.mp4", "https://cdn.example/p.png", "", "", products));
    }

    @Test
    void a_whole_form_has_no_problem() {
        assertThat(MediaRules.check(form(
                        " https://cdn.example/v.mp4?x=1 ",
                        "http://localhost:8090/p.png",
                        "gid://shopify/MediaImage/4",
                        "5",
                        ONE,
                        new RelatedInput("gid://shopify/Product/123", "gid://shopify/ProductVariant/9"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',REQUIRED",
        "v.mp4,URL",
        "//cdn.example/v.mp4,URL",
        "ftp://cdn.example/v.mp4,URL",
        "javascript:alert(1),URL",
        "data:video/mp4;base64,URL",
        "https:///v.mp4,URL",
        "https://user:password@cdn.example/v.mp4,URL",
        "https://cdn.example/a b.mp4,URL",
        "https://cdn.example/ü.mp4,URL"
    })
    void an_address_is_absolute_and_plain(String typed, String code) {
        assertThat(url(typed)).containsExactly(FieldProblem.of("videoUrl", code));
    }

    @Test
    void an_address_has_an_end() {
        String most = "https://cdn.example/" + "v".repeat(1_980);
        assertThat(url(most)).isEmpty();
        assertThat(url(most + "v")).containsExactly(FieldProblem.of("videoUrl", "TOO_LONG"));
    }

    @Test
    void a_video_is_tied_to_a_product_or_nobody_would_find_it_again() {
        assertThat(products()).containsExactly(FieldProblem.of("relatedProducts", "NO_PRODUCT"));
    }

    @ParameterizedTest
    @CsvSource({
        "'','',productId,REQUIRED",
        "blue-shirt,'',productId,PRODUCT",
        "gid://shopify/ProductVariant/4,'',productId,VARIANT_ALONE",
        "123,xyz,productVariantId,VARIANT",
        "123,gid://shopify/Product/4,productVariantId,VARIANT",
        "/products/123/variants/4,5,productVariantId,VARIANT_OTHER"
    })
    void each_row_is_blamed_at_its_own_field(String product, String variant, String field, String code) {
        assertThat(products(ONE, new RelatedInput(product, variant)))
                .containsExactly(FieldProblem.of("relatedProducts.1." + field, code));
    }

    @Test
    void the_same_product_twice_is_found_however_it_is_written() {
        assertThat(products(
                        new RelatedInput("/products/123/variants/4", ""),
                        ONE,
                        new RelatedInput("gid://shopify/Product/123", "4")))
                .containsExactly(FieldProblem.of("relatedProducts.2.productId", "TWICE"));
    }

    @Test
    void identifiers_are_of_their_own_kind() {
        assertThat(MediaRules.check(form(
                        "https://v.example/v",
                        "https://v.example/p",
                        "gid://shopify/Video/4",
                        "gid://shopify/MediaImage/5",
                        ONE)))
                .containsExactly(FieldProblem.of("mediaImageId", "MEDIA_IMAGE"), FieldProblem.of("videoId", "VIDEO"));
    }

    @Test
    void a_name_is_what_people_would_call_the_file() {
        assertThat(VideoNames.of("https://cdn.example/a/spring%20look.mp4?x=1#t"))
                .isEqualTo("spring%20look.mp4");
        assertThat(VideoNames.of("https://cdn.example/")).isEqualTo("cdn.example");
        assertThat(VideoNames.of("")).isEmpty();
        assertThat(VideoNames.of("https://cdn.example/" + "x".repeat(500)))
                .hasSize(80)
                .endsWith("…");
    }

    @Test
    void only_a_web_address_has_a_host_to_send_a_browser_to() {
        assertThat(VideoNames.host("https://cdn.example/v.mp4")).contains("cdn.example");
        assertThat(VideoNames.host("javascript:alert(1)")).isEmpty();
        assertThat(VideoNames.host("https://shop.app@evil.example/v")).isEmpty();
        assertThat(VideoNames.host("")).isEmpty();
    }
}
