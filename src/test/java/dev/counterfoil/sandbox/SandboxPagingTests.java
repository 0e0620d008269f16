package dev.counterfoil.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code metafieldDefinition} and {@code metafieldDefinitions}. */
class SandboxPagingTests extends OneCaller {

    private static final String PAGE = """
            query Page($first: Int, $after: String, $last: Int, $before: String, $reverse: Boolean,
                       $sortKey: MetafieldPermissibleSortKeys, $identifiers: [CustomDataKeyPairInput!]) {
              metafieldDefinitions(first: $first, after: $after, last: $last, before: $before, reverse: $reverse,
                                   sortKey: $sortKey, identifiers: $identifiers) {
                nodes { uuid key name }
                edges { cursor node { key } }
                pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
              }
            }""";

    @Test
    void the_seed_is_48_definitions_for_one_client_and_6_for_the_other() throws Exception {
        assertThat(sandbox.keys(acme.gid())).hasSize(48);
        assertThat(sandbox.keys(Seed.ACME_STAGING)).hasSize(6).contains("loyalty_tier", "returns_reason");
        assertThat(page(Map.of("first", 250)).path("nodes").size()).isEqualTo(48);
    }

    @ParameterizedTest
    @CsvSource({"KEY,false", "KEY,true", "NAME,false", "NAME,true"})
    void paging_meets_every_definition_once_in_order_both_ways(String sortKey, boolean reverse) throws Exception {
        List<String> forwards = walk(sortKey, reverse, "first", "after", "hasNextPage", "endCursor");
        List<String> backwards = walk(sortKey, reverse, "last", "before", "hasPreviousPage", "startCursor");
        assertThat(forwards).hasSize(48).doesNotHaveDuplicates();
        assertThat(backwards).isEqualTo(forwards);
        Comparator<String> order = Comparator.naturalOrder();
        assertThat(forwards).isSortedAccordingTo(reverse ? order.reversed() : order);
    }

    private List<String> walk(String sortKey, boolean reverse, String size, String from, String more, String cursor)
            throws Exception {
        List<String> seen = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(Map.of(size, 7, "sortKey", sortKey, "reverse", reverse));
        boolean goOn = true;
        while (goOn) {
            JsonNode page = page(variables);
            List<String> values = new ArrayList<>();
            page.path("nodes")
                    .forEach(node -> values.add(
                            node.path(sortKey.equals("KEY") ? "key" : "name").asString()));
            seen.addAll(size.equals("first") ? seen.size() : 0, values);
            goOn = page.at("/pageInfo/" + more).asBoolean();
            variables.put(from, page.at("/pageInfo/" + cursor).asString());
        }
        return seen;
    }

    @Test
    void edges_and_nodes_agree_and_cursors_are_opaque() throws Exception {
        JsonNode page = page(Map.of("first", 3));
        for (int i = 0; i < 3; i++) {
            assertThat(page.at("/edges/" + i + "/node/key")).isEqualTo(page.at("/nodes/" + i + "/key"));
            assertThat(page.at("/edges/" + i + "/cursor").asString())
                    .doesNotContain(page.at("/nodes/" + i + "/key").asString());
        }
        assertThat(page.at("/pageInfo/startCursor")).isEqualTo(page.at("/edges/0/cursor"));
        assertThat(page.at("/pageInfo/endCursor")).isEqualTo(page.at("/edges/2/cursor"));
        assertThat(page.at("/pageInfo/hasPreviousPage").asBoolean()).isFalse();
        assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    }

    @Test
    void a_cursor_stays_good_when_its_definition_goes_and_others_come() throws Exception {
        JsonNode first = page(Map.of("first", 2));
        sandbox.changeElsewhere(
                acme.gid(),
                "{\"action\":\"delete\",\"key\":\"%s\"}"
                        .formatted(first.at("/nodes/1/key").asString()));
        sandbox.changeElsewhere(acme.gid(), "{\"action\":\"fill\",\"count\":3,\"prefix\":\"aaa_\"}");
        JsonNode second =
                page(Map.of("first", 1, "after", first.at("/pageInfo/endCursor").asString()));
        assertThat(second.at("/nodes/0/key").asString()).isEqualTo("consent_personalisation");
    }

    @Test
    void a_page_never_holds_more_than_250() throws Exception {
        sandbox.changeElsewhere(acme.gid(), "{\"action\":\"fill\",\"count\":300}");
        assertThat(page(Map.of("first", 250)).path("nodes").size()).isEqualTo(250);
        assertThat(page(Map.of("first", 0)).path("nodes").size()).isZero();
        assertThat(error(Map.of("first", 251))).contains("between 0 and 250");
        assertThat(error(Map.of("last", -1))).contains("between 0 and 250");
    }

    @Test
    void wrong_paging_arguments_are_top_level_errors() throws Exception {
        assertThat(error(Map.of("first", 1, "last", 1))).isEqualTo("Use either first or last, not both");
        assertThat(error(Map.of())).isEqualTo("You must provide one of first or last");
        assertThat(error(Map.of("first", 1, "after", "no cursor")))
                .isEqualTo("after is not a valid cursor of this list");
        String byKey = page(Map.of("first", 1)).at("/pageInfo/endCursor").asString();
        assertThat(error(Map.of("first", 1, "before", byKey, "sortKey", "NAME")))
                .isEqualTo("before is not a valid cursor of this list");
        assertThat(error(Map.of("first", 1, "identifiers", Collections.nCopies(251, Map.of("key", "size_shoe")))))
                .contains("250");
    }

    @Test
    void a_cursor_goes_stale_on_demand_and_with_a_reset() throws Exception {
        String cursor = page(Map.of("first", 1)).at("/pageInfo/endCursor").asString();
        assertThat(page(Map.of("first", 1, "after", cursor)).path("nodes").size())
                .isEqualTo(1);
        caller.control("POST", "cursors", sandbox.controlToken(), "{\"action\":\"expire\"}");
        JsonNode answer = caller.ask(PAGE, Map.of("first", 1, "after", cursor));
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("INVALID_CURSOR");
        assertThat(answer.at("/errors/0/message").asString()).contains("stale");
        String next = page(Map.of("first", 1)).at("/pageInfo/endCursor").asString();
        sandbox.reset();
        assertThat(error(Map.of("first", 1, "after", next))).contains("stale");
    }

    @Test
    void identifiers_restrict_the_list_and_unknown_ones_are_left_out() throws Exception {
        JsonNode page = page(Map.of(
                "last",
                250,
                "identifiers",
                List.of(
                        Map.of("key", "size_shoe"),
                        Map.of("key", "nowhere"),
                        Map.of("key", "size_shoe"),
                        Map.of("key", "size_ring", "namespace", "other"),
                        Map.of("key", "loyalty_tier"))));
        assertThat(page.path("nodes").findValuesAsString("key")).containsExactly("loyalty_tier", "size_shoe");
        assertThat(page(Map.of("first", 250, "identifiers", List.of()))
                        .path("nodes")
                        .size())
                .isEqualTo(48);
    }

    @Test
    void one_definition_is_found_by_its_path_with_its_access() throws Exception {
        JsonNode found = one(caller, "loyalty_tier");
        assertThat(found.path("name").asString()).isEqualTo("Loyalty tier");
        assertThat(found.path("namespace").isNull()).isTrue();
        assertThat(found.at("/type/name").asString()).isEqualTo("single_line_text_field");
        assertThat(found.at("/validations/0/value").asString()).isEqualTo("[\"bronze\", \"silver\", \"gold\"]");
        assertThat(found.at("/access/grants").findValuesAsString("granteeId"))
                .contains(Seed.ACME_STAGING, "gid://shopify/Client/90412");
        assertThat(one(caller, "support_vip").at("/access/grants/0/role").asString())
                .isEqualTo("support_agents");
        assertThat(one(caller, "nowhere").isNull()).isTrue();
    }

    @Test
    void a_grantee_sees_the_shared_definition_but_not_who_else_has_it() throws Exception {
        try (Caller staging = new Caller(sandbox.origin(), sandbox.clients().get(1))) {
            JsonNode shared = one(staging, "loyalty_tier");
            assertThat(shared.path("uuid"))
                    .isEqualTo(one(caller, "loyalty_tier").path("uuid"));
            assertThat(shared.at("/access/grants").findValuesAsString("granteeId"))
                    .containsExactly(Seed.ACME_STAGING);
            assertThat(one(staging, "size_ring").isNull()).isTrue();
        }
    }

    private JsonNode one(Caller by, String key) throws Exception {
        return by.ask("""
                        query One($key: String!) {
                          metafieldDefinition(identifier: {key: $key}) {
                            uuid namespace key name type { name category } validations { name value }
                            access { default grants { ... on CustomDataAbsoluteAccessGrantType { granteeId grant }
                                                      ... on CustomDataRoleBasedAccessGrantType { role } } }
                          }
                        }""", Map.of("key", key)).at("/data/metafieldDefinition");
    }

    private JsonNode page(Map<String, ?> variables) throws Exception {
        JsonNode answer = caller.ask(PAGE, variables);
        assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
        return answer.at("/data/metafieldDefinitions");
    }

    private String error(Map<String, ?> variables) throws Exception {
        return caller.ask(PAGE, variables).at("/errors/0/message").asString();
    }
}
