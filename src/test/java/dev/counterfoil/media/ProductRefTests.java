package dev.counterfoil.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.upstream.partners.ShopVideo.RelatedProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductRefTests {

    @ParameterizedTest
    @CsvSource({
        "123,123,",
        "'  123 ',123,",
        "gid://shopify/Product/123,123,",
        "gid://shopify/ProductVariant/456,,456",
        "https://admin.shopify.com/store/acme/products/123,123,",
        "https://admin.shopify.com/store/acme/products/123/variants/456,123,456",
        "https://admin.shopify.com/store/acme/products/123/variants/456?locale=de#top,123,456",
        "https://acme.myshopify.com/admin/products/123/,123,",
        "admin.shopify.com/store/acme/products/123/variants/456,123,456",
        "/products/123/variants/456,123,456",
        "products/123,123,",
        "https://acme.example/products/123?variant=456,123,456",
        "https://acme.example/products/blue-shirt?utm=x&variant=456,,456",
        "9223372036854775807,9223372036854775807,"
    })
    void a_gid_a_number_and_an_address_are_understood(String typed, String product, String variant) {
        assertThat(ProductRef.parse(typed)).contains(new ProductRef(product, variant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "007",
                "-1",
                "12a",
                "12345678901234567890",
                "gid://shopify/Product/",
                "gid://shopify/Product/0",
                "gid://shopify/Collection/12",
                "gid://other/Product/12",
                "https://admin.shopify.com/store/acme/products/blue-shirt",
                "https://acme.example/?next=/products/12",
                "https://acme.example/collections/12",
                "javascript:alert(1)",
                "products/12/variants/x",
                "１２"
            })
    void anything_else_is_not_guessed_at(String typed) {
        assertThat(ProductRef.parse(typed)).isEmpty();
    }

    @Test
    void a_variant_is_looked_up_by_its_own_gid_and_tied_together_with_its_product() {
        ProductRef both = new ProductRef("123", "456");

        assertThat(both.entityId()).isEqualTo("gid://shopify/ProductVariant/456");
        assertThat(both.related())
                .contains(new RelatedProduct("gid://shopify/Product/123", "gid://shopify/ProductVariant/456"));
        assertThat(ProductRef.of(both.related().orElseThrow())).isEqualTo(both);
        assertThat(new ProductRef("123", null).entityId()).isEqualTo("gid://shopify/Product/123");
        assertThat(new ProductRef(null, "456").related())
                .as("the API wants the product too")
                .isEmpty();
    }
}
