package dev.counterfoil.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.counterfoil.outbound.Origin;
import dev.counterfoil.outbound.OriginList;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EndpointsTests {

    private final Endpoints endpoints = new Endpoints(
            URI.create(UpstreamProperties.SHOP),
            null,
            null,
            OriginList.parse(List.of("https://shop.app", "http://localhost:8090", "http://plain.example")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.app/api/partners/graphql.json",
                " HTTPS://SHOP.APP:443/graphql?x=1 ",
                "http://localhost:8090/api"
            })
    void an_address_of_an_allowed_origin_is_taken(String typed) throws Exception {
        assertThat(endpoints.parse(typed).origin().toString()).isIn("https://shop.app", "http://localhost:8090");
    }

    @ParameterizedTest
    @CsvSource({
        "'', NOT_A_URL",
        "shop.app, NOT_A_URL",
        "ftp://shop.app/, NOT_A_URL",
        "'https://', NOT_A_URL",
        "'https://sh op.app/', NOT_A_URL",
        "https:shop.app, NOT_A_URL",
        "https://shop.app:99999/, NOT_A_URL",
        "https://me:pw@shop.app/, USER_INFO",
        "https://shop.app/#x, FRAGMENT",
        "http://plain.example/, NOT_HTTPS",
        "http://shop.app/, NOT_HTTPS",
        "https://evil.example/, NOT_ALLOWED",
        "https://shop.app.evil.example/, NOT_ALLOWED",
        "http://127.0.0.1:8090/, NOT_ALLOWED"
    })
    void any_other_is_refused_with_a_code(String typed, UnfitEndpointException.Problem problem) {
        assertThatExceptionOfType(UnfitEndpointException.class)
                .isThrownBy(() -> endpoints.parse(typed))
                .extracting(UnfitEndpointException::problem)
                .isEqualTo(problem);
    }

    @Test
    void only_shop_is_shops_own() {
        assertThat(endpoints.isShopsOwn(Origin.parse("https://shop.app"))).isTrue();
        assertThat(endpoints.isShopsOwn(Origin.parse("http://localhost:8090"))).isFalse();
    }

    @Test
    void without_configuration_only_shop_and_its_accounts_may_be_called() {
        new ApplicationContextRunner()
                .withUserConfiguration(UpstreamConfiguration.class)
                .run(context -> {
                    Endpoints configured = context.getBean(Endpoints.class);
                    assertThat(configured.allowed())
                            .containsExactly(
                                    Origin.parse("https://shop.app"), Origin.parse("https://accounts.shop.app"));
                    assertThat(configured.standard().url()).hasToString(UpstreamProperties.SHOP);
                    assertThat(context).hasSingleBean(Upstream.class);
                });
    }

    @Test
    void the_operator_sets_address_origins_and_limits() {
        new ApplicationContextRunner()
                .withUserConfiguration(UpstreamConfiguration.class)
                .withPropertyValues(
                        "counterfoil.upstream.partners-url=http://localhost:8090/api/partners/graphql.json",
                        "counterfoil.upstream.allowed-origins=https://shop.app,http://localhost:8090",
                        "counterfoil.upstream.deadline=7s",
                        "counterfoil.upstream.max-response-bytes=1MB")
                .run(context -> {
                    Endpoints configured = context.getBean(Endpoints.class);
                    assertThat(configured.allowed()).hasSize(2);
                    assertThat(configured.standard().origin()).hasToString("http://localhost:8090");
                    assertThat(context.getBean(UpstreamProperties.class).deadline())
                            .hasSeconds(7);
                    assertThat(context.getBean(UpstreamProperties.class)
                                    .maxResponseBytes()
                                    .toBytes())
                            .isEqualTo(1_048_576);
                });
    }

    @Test
    void a_client_of_shop_has_its_users_and_tokens_at_shops_own_addresses() {
        Endpoint shop = endpoints.standard();

        assertThat(endpoints.users(shop).url()).hasToString("https://shop.app/api/users/graphql.json");
        assertThat(endpoints.tokens(shop).url()).hasToString("https://accounts.shop.app/oauth/token");
    }

    @Test
    void a_client_with_an_address_of_its_own_has_users_and_tokens_at_the_same_origin() throws Exception {
        Endpoint own = endpoints.parse("http://localhost:8090/anything");

        assertThat(endpoints.users(own).url()).hasToString("http://localhost:8090/api/users/graphql.json");
        assertThat(endpoints.tokens(own).url()).hasToString("http://localhost:8090/oauth/token");
    }

    @Test
    void what_the_operator_sets_is_for_the_standard_address_only() throws Exception {
        Endpoints set = new Endpoints(
                URI.create(UpstreamProperties.SHOP),
                URI.create("https://shop.app/u"),
                URI.create("https://accounts.shop.app/t"),
                OriginList.parse(List.of("https://shop.app", "http://localhost:8090")));
        Endpoint own = set.parse("http://localhost:8090/anything");

        assertThat(set.users(set.standard()).url()).hasToString("https://shop.app/u");
        assertThat(set.tokens(set.standard()).url()).hasToString("https://accounts.shop.app/t");
        assertThat(set.users(own).url()).hasToString("http://localhost:8090/api/users/graphql.json");
        assertThat(set.tokens(own).url()).hasToString("http://localhost:8090/oauth/token");
    }
}
