package dev.counterfoil.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.counterfoil.boot.StartProblem;
import dev.counterfoil.boot.StartupException;
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

    @ParameterizedTest
    @CsvSource({
        "partners-url, http://api.example/graphql.json, https",
        "partners-url, https://api.example/graphql.json, allowed-origins",
        "partners-url, shop.app, not an address",
        "partners-url, https://me:canary-secret@shop.app/, user and password",
        "users-url, http://api.example/graphql.json, https",
        "users-url, https://shop.app/#x, before the #",
        "token-url, http://shop.app/oauth/token, https",
        "token-url, https://api.example/oauth/token, allowed-origins",
        "allowed-origins, https://shop.app/path, scheme",
        "allowed-origins, shop.app, scheme",
        "deadline, 0s, positive",
        "max-concurrent-reads, 0, at least 1",
    })
    void what_the_operator_sets_wrongly_stops_the_start_by_its_name(String property, String value, String why) {
        new ApplicationContextRunner()
                .withUserConfiguration(UpstreamConfiguration.class)
                .withPropertyValues("counterfoil.upstream." + property + "=" + value)
                .run(context -> {
                    StartProblem problem = StartProblem.of(context.getStartupFailure());
                    assertThat(problem.exitCode()).isEqualTo(StartupException.CONFIGURATION);
                    assertThat(problem.line())
                            .startsWith("The property counterfoil.upstream." + property + " cannot be used: ")
                            .contains(why)
                            .doesNotContain("canary-secret");
                });
    }

    @Test
    void what_cannot_even_be_read_is_named_too_and_not_quoted() {
        new ApplicationContextRunner()
                .withUserConfiguration(UpstreamConfiguration.class)
                .withPropertyValues("counterfoil.upstream.deadline=canary-secret")
                .run(context -> assertThat(StartProblem.of(context.getStartupFailure()))
                        .isEqualTo(new StartProblem(
                                "The property counterfoil.upstream.deadline cannot be used: it is not what this property takes."
                                        + " See docs/operating.md.",
                                StartupException.CONFIGURATION)));
    }

    @Test
    void a_portal_may_do_without_shop() {
        new ApplicationContextRunner()
                .withUserConfiguration(UpstreamConfiguration.class)
                .withPropertyValues("counterfoil.upstream.allowed-origins=http://localhost:8090")
                .run(context -> assertThat(context).hasNotFailed());
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
