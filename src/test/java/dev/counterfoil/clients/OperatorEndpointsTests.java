package dev.counterfoil.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.outbound.OriginList;
import dev.counterfoil.upstream.Endpoints;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorEndpointsTests {

    private static final URI SHOP = URI.create("https://shop.app/api/partners/graphql.json");
    private static final URI SANDBOX = URI.create("http://localhost:8090/api/partners/graphql.json");

    @Test
    void where_only_tokens_are_renewed_no_client_can_be() {
        assertThat(choices(SHOP, null, "", "https://shop.app", "https://accounts.shop.app"))
                .containsExactly(SHOP);
    }

    @Test
    void shops_own_and_the_sandbox_are_offered_beside_each_other() {
        assertThat(choices(
                        SANDBOX,
                        null,
                        SANDBOX.toString(),
                        "https://shop.app",
                        "https://accounts.shop.app",
                        "http://localhost:8090"))
                .containsExactly(SANDBOX, SHOP);
    }

    @Test
    void another_address_the_operator_gave_for_users_or_tokens_is_left_out() {
        assertThat(choices(
                        URI.create("https://mock.example.com/api/partners/graphql.json"),
                        URI.create("https://tokens.example.com/oauth/token"),
                        "",
                        "https://mock.example.com",
                        "https://tokens.example.com",
                        "https://second.example.com"))
                .containsExactly(
                        URI.create("https://mock.example.com/api/partners/graphql.json"),
                        URI.create("https://second.example.com/api/partners/graphql.json"));
    }

    private static List<URI> choices(
            URI partners, @org.jspecify.annotations.Nullable URI tokens, String sandbox, String... allowed) {
        return new OperatorEndpoints(new Endpoints(partners, null, tokens, OriginList.parse(List.of(allowed))), sandbox)
                .choices();
    }
}
