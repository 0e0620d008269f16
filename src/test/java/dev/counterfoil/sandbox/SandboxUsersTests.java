package dev.counterfoil.sandbox;

import static dev.counterfoil.sandbox.Partner.errors;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The Shop Users API: reading, setting and deleting a user's values with a token of that user. */
class SandboxUsersTests {

    private static final String PAGE = """
            query Page($first: Int, $last: Int, $after: String, $before: String, $ids: [CustomDataKeyPairInput!]) {
              metafields(first: $first, last: $last, after: $after, before: $before, identifiers: $ids) {
                nodes { value } edges { cursor node { definition { key type { name } } ownerId ownerType value } }
                pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }""";

    @TempDir
    private Path data;

    private RunningSandbox sandbox;
    private Buyer buyer;
    private Person maria;
    private String token;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(SandboxConfig.in(data));
        buyer = new Buyer(sandbox, 0);
        maria = People.all().getFirst();
        token = buyer.byPublicId(maria.publicId()).path("accessToken").asString();
    }

    @AfterEach
    void stop() {
        buyer.close();
        sandbox.close();
    }

    @Test
    void without_a_live_token_the_answer_is_401() throws Exception {
        for (String wrong : new String[] {null, "", "shop_at_00", buyer.client.secret()}) {
            HttpResponse<String> answer = buyer.users(wrong, "{ user { _empty } }", Map.of());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Bearer");
        }
        assertThat(sandbox.received().stream().filter(each -> "users".equals(each.api())))
                .isEmpty();
    }

    @Test
    void the_seeded_values_are_listed_page_by_page() throws Exception {
        List<String> keys = new ArrayList<>();
        Map<String, Object> variables = Map.of("first", 4);
        JsonNode page;
        do {
            page = buyer.data(token, PAGE, variables).path("metafields");
            page.path("edges")
                    .forEach(edge -> keys.add(edge.at("/node/definition/key").asString()));
            variables =
                    Map.of("first", 4, "after", page.at("/pageInfo/endCursor").asString());
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        assertThat(keys).isSorted().doesNotHaveDuplicates().contains("loyalty_tier", "size_shoe");
        assertThat(page.at("/edges/0/node/ownerType").asString()).isEqualTo("SHOP_USER");
        assertThat(page.at("/edges/0/node/ownerId").asString()).endsWith(maria.publicId());
        JsonNode named = buyer.data(
                        token,
                        PAGE,
                        Map.of("last", 5, "ids", List.of(Map.of("key", "loyalty_tier"), Map.of("key", "none"))))
                .path("metafields");
        assertThat(named.path("nodes").size()).isEqualTo(1);
        HttpResponse<String> neither = buyer.users(token, PAGE, Map.of());
        assertThat(neither.body()).contains("You must provide one of first or last");
    }

    @Test
    void values_are_set_read_replaced_and_deleted() throws Exception {
        JsonNode set = buyer.set(token, "profile_pronouns", "they", "size_ring", "54.5");
        assertThat(set.path("userErrors").isEmpty()).isTrue();
        assertThat(set.path("metafields").findValuesAsString("value")).containsExactly("they", "54.5");
        assertThat(buyer.get(token, "profile_pronouns").path("value").asString())
                .isEqualTo("they");
        buyer.set(token, "profile_pronouns", "she");
        assertThat(buyer.remove(token, "profile_pronouns")
                        .at("/deletedMetafield/value")
                        .asString())
                .isEqualTo("she");
        assertThat(buyer.get(token, "profile_pronouns").isNull()).isTrue();
        JsonNode again = buyer.remove(token, "profile_pronouns");
        assertThat(again.path("deletedMetafield").isNull()).isTrue();
        assertThat(again.path("userErrors").isEmpty()).isTrue();
        assertThat(errors(buyer.remove(token, "nowhere")))
                .containsExactly("identifier: Metafield definition does not exist");
    }

    @Test
    void one_value_that_does_not_fit_and_none_is_written() throws Exception {
        assertThat(errors(buyer.set(
                        token,
                        "loyalty_tier",
                        "platinum",
                        "size_ring",
                        "54",
                        "profile_birthday",
                        "12.4.1980",
                        "nowhere",
                        "x",
                        "size_ring",
                        "55")))
                .containsExactly(
                        "metafields.0.value: Value must be one of [\"bronze\", \"silver\", \"gold\"].",
                        "metafields.2.value: Value must be a date of the form YYYY-MM-DD.",
                        "metafields.3.identifier: Metafield definition does not exist",
                        "metafields.4.identifier: Metafield has already been taken");
        assertThat(buyer.get(token, "size_ring").isNull()).isTrue();
        String[] many = new String[52];
        for (int i = 0; i < many.length; i++) {
            many[i] = i % 2 == 0 ? "size_ring" : "54";
        }
        assertThat(errors(buyer.set(token, many)))
                .containsExactly("metafields: Between 1 and 25 metafields can be set at once");
    }

    @Test
    void every_type_has_its_form() throws Exception {
        String[][] cases = {
            {"consent_newsletter", "yes", "true"},
            {"loyalty_points", "-1", "5"},
            {"loyalty_points", "1.5", "7"},
            {"size_shoe", "42.55", "42.5"},
            {"size_shoe", "70", "43"},
            {"profile_favourite_colour", "red", "#ff0000"},
            {"loyalty_joined_on", "2018-01-01", "2020-01-01"},
            {"consent_newsletter_changed_at", "yesterday", "2026-01-01T10:00:00Z"},
            {"size_trousers_waist", "{\"value\": 20, \"unit\": \"cm\"}", "{\"value\": 80, \"unit\": \"cm\"}"},
            {
                "orders_last_rating",
                "{\"value\": \"6\", \"scale_min\": \"1\", \"scale_max\": \"5\"}",
                "{\"value\": \"4\", \"scale_min\": \"1\", \"scale_max\": \"5\"}"
            },
            {"wishlist_share_url", "https://evil.example/x", "https://wishes.acme.example/x"},
            {"profile_website", "javascript:alert(1)", "https://example.com"},
            {"loyalty_balance", "12", "{\"amount\": \"1.00\", \"currency_code\": \"EUR\"}"},
            {"profile_nickname", "x", "Mo"},
            {"profile_nickname", "a\nb", "Mia"},
            {"loyalty_card_number", "LC-1", "LC-12345678"},
            {"profile_languages", "[\"xx\"]", "[\"de\", \"en\"]"},
            {"profile_languages", "de", "[\"fr\"]"},
            {"wishlist_products", "[\"1\"]", "[\"gid://shopify/Product/1\"]"},
            {"style_quiz_answers", "text", "{\"type\": \"root\", \"children\": []}"},
            {"profile_picture", "me.png", "gid://shopify/MediaImage/7"}
        };
        for (String[] each : cases) {
            assertThat(errors(buyer.set(token, each[0], each[1])))
                    .as(each[0] + " " + each[1])
                    .singleElement()
                    .asString()
                    .startsWith("metafields.0.value: Value ");
            assertThat(errors(buyer.set(token, each[0], each[2])))
                    .as(each[0] + " " + each[2])
                    .isEmpty();
        }
    }

    @Test
    void the_seeded_values_fit_their_definitions() {
        State state = new State(0);
        List<Event> events = Seed.events();
        events.forEach(state::apply);
        int checked = 0;
        for (Event event : events) {
            if (event.value() != null) {
                FieldError.Gatherer wrong =
                        new FieldError.Gatherer(event.value().user());
                Definition definition =
                        (Definition) state.resource(event.value().uuid()).orElseThrow();
                ValueRules.check(definition, String.valueOf(event.value().value()), wrong);
                assertThat(wrong.all()).as(definition.name()).isEmpty();
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(100);
        assertThat(People.all()).hasSize(40);
    }

    @Test
    void what_a_client_was_granted_is_what_it_can_do_with_a_users_values() throws Exception {
        try (Buyer loyalty = new Buyer(sandbox, 3);
                Partner acme = new Partner(sandbox, 0)) {
            String theirs =
                    loyalty.byPublicId(maria.publicId()).path("accessToken").asString();
            assertThat(loyalty.get(theirs, "loyalty_tier").path("value").asString())
                    .isEqualTo("bronze");
            assertThat(errors(loyalty.set(theirs, "loyalty_tier", "gold"))).isEmpty();
            assertThat(buyer.get(token, "loyalty_tier").path("value").asString())
                    .isEqualTo("gold");
            assertThat(errors(loyalty.set(theirs, "loyalty_card_number", "LC-12345678")))
                    .containsExactly(
                            "metafields.0.identifier: Access denied. Writing requires WRITE permission on the definition");
            assertThat(loyalty.get(theirs, "size_shoe").isNull()).isTrue();
            acme.revoke("loyalty_tier", Map.of("granteeId", Seed.LOYALTY));
            assertThat(loyalty.get(theirs, "loyalty_tier").isNull()).isTrue();
        }
    }

    @Test
    void deleting_a_definition_deletes_its_values() throws Exception {
        try (Partner acme = new Partner(sandbox, 0)) {
            acme.delete("loyalty_tier");
            acme.define("loyalty_tier", "type", "single_line_text_field");
            assertThat(buyer.get(token, "loyalty_tier").isNull()).isTrue();
        }
    }

    @Test
    void faults_strike_here_as_well() throws Exception {
        buyer.partners.control(
                "POST",
                "faults",
                sandbox.controlToken(),
                "{\"kind\":\"status\",\"operation\":\"metafieldsSet\",\"status\":401}");
        assertThat(buyer.get(token, "loyalty_tier").path("value").asString()).isEqualTo("bronze");
        HttpResponse<String> struck = buyer.users(
                token,
                "mutation { metafieldsSet(metafields: [{identifier: {key: \"size_ring\"}, value: \"50\"}]) { userErrors { message } } }",
                Map.of());
        assertThat(struck.statusCode()).isEqualTo(401);
        assertThat(buyer.get(token, "size_ring").isNull()).isTrue();
    }

    @Test
    void the_log_tells_which_arguments_and_fields_were_used() throws Exception {
        buyer.set(token, "size_ring", "50");
        JsonNode told = Json.MAPPER
                .readTree(buyer.partners
                        .control("GET", "received", sandbox.controlToken(), "")
                        .body())
                .path("received");
        JsonNode last = told.get(told.size() - 1);
        assertThat(last.path("api").asString()).isEqualTo("users");
        assertThat(words(last, "arguments"))
                .containsExactly(
                        "metafieldsSet.metafields",
                        "metafieldsSet.metafields.identifier",
                        "metafieldsSet.metafields.identifier.key",
                        "metafieldsSet.metafields.value");
        assertThat(words(last, "selected")).contains("metafieldsSet.metafields.definition.key");
        assertThat(words(last, "coordinates"))
                .contains("Mutation.metafieldsSet", "Metafield.value", "MetafieldDefinition.key", "UserError.field");
        assertThat(last.path("outcome").path("applied").asInt()).isEqualTo(1);
    }

    private static List<String> words(JsonNode node, String member) {
        return node.path(member).valueStream().map(JsonNode::asString).toList();
    }
}
