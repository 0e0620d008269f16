package dev.counterfoil.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code metafieldDefinitionCreate}: what is made, and each way to be refused. */
class SandboxCreateTests extends OneCaller {

    private static final String OTHER = "gid://shopify/Client/555";

    @Test
    void a_definition_is_made_as_it_was_asked_for_and_can_be_read_back() throws Exception {
        JsonNode payload = caller.create(with(Map.of(
                "validations",
                List.of(rule("min", "2"), rule("max", "40")),
                "access",
                Map.of(
                        "default",
                        "READ",
                        "grants",
                        List.of(
                                Map.of("granteeId", OTHER, "grant", "READ_WRITE"),
                                Map.of("granteeId", Seed.ACME_STAGING, "grant", "ADMIN"),
                                Map.of("role", "support_agents", "grant", "READ"))))));
        assertThat(payload.path("userErrors").isEmpty()).isTrue();
        JsonNode made = payload.path("createdDefinition");
        assertThat(made.path("uuid").asString()).matches("[0-9a-f-]{36}");
        assertThat(made.path("namespace").isNull()).isTrue();
        assertThat(made.path("key").asString()).isEqualTo("gift_wrap");
        assertThat(made.path("name").asString()).isEqualTo("Gift wrap");
        assertThat(made.path("description").asString()).isEqualTo("How presents\nare wrapped.");
        assertThat(made.at("/type/category").asString()).isEqualTo("TEXT");
        assertThat(made.path("validations").findValuesAsString("value")).containsExactly("2", "40");
        assertThat(made.at("/access/default").asString()).isEqualTo("READ");
        assertThat(made.at("/access/grants").findValuesAsString("grant")).containsExactly("WRITE", "ADMIN", "READ");
        assertThat(sandbox.keys(acme.gid())).contains("gift_wrap");
        assertThat(sandbox.keys(Seed.ACME_STAGING)).contains("gift_wrap");
        assertThat(sandbox.received("metafieldDefinitionCreate"))
                .singleElement()
                .satisfies(each -> assertThat(each.outcome()).isNotNull());
    }

    @Test
    void a_key_is_taken_only_within_its_client() throws Exception {
        assertThat(caller.refused(with(Map.of("key", "size_shoe"))))
                .containsExactly("definition.key: Key has already been taken");
        try (Caller staging = new Caller(sandbox.origin(), sandbox.clients().get(1))) {
            assertThat(staging.create(with(Map.of("key", "size_ring")))
                            .path("createdDefinition")
                            .isObject())
                    .isTrue();
            assertThat(staging.refused(with(Map.of("key", "loyalty_tier"))))
                    .containsExactly("definition.key: Key has already been taken");
        }
    }

    @Test
    void a_key_has_2_to_64_letters_digits_hyphens_and_underscores() throws Exception {
        assertThat(caller.refused(with(Map.of("key", "a"))))
                .containsExactly("definition.key: Key is too short (minimum is 2 characters)");
        assertThat(caller.refused(with(Map.of("key", "a".repeat(65)))))
                .containsExactly("definition.key: Key is too long (maximum is 64 characters)");
        for (String key : List.of("a.b", "a b", "naïve", "a\nb", "a\u0000b", "a/b")) {
            assertThat(caller.refused(with(Map.of("key", key))))
                    .singleElement()
                    .asString()
                    .contains("invalid characters");
        }
        assertThat(caller.create(with(Map.of("key", "A-1_" + "b".repeat(60))))
                        .path("createdDefinition")
                        .isObject())
                .isTrue();
    }

    @Test
    void a_name_has_1_to_255_characters_and_none_that_controls() throws Exception {
        assertThat(caller.refused(with(Map.of("name", " ")))).containsExactly("definition.name: Name can't be blank");
        assertThat(caller.refused(with(Map.of("name", "x".repeat(10_000)))))
                .containsExactly("definition.name: Name is too long (maximum is 255 characters)");
        for (String name : List.of("a\u0000b", "a\nb", "a\u0007", "\u202Egnp", "half \ud83d")) {
            assertThat(caller.refused(with(Map.of("name", name))))
                    .containsExactly("definition.name: Name contains control characters");
        }
        assertThat(caller.create(with(Map.of("name", "🎁".repeat(255))))
                        .path("createdDefinition")
                        .isObject())
                .isTrue();
    }

    @Test
    void a_description_has_at_most_5000_characters_and_may_have_lines() throws Exception {
        assertThat(caller.refused(with(Map.of("description", "x".repeat(5_001)))))
                .containsExactly("definition.description: Description is too long (maximum is 5000 characters)");
        assertThat(caller.refused(with(Map.of("description", "bell \u0007"))))
                .containsExactly("definition.description: Description contains control characters");
        assertThat(caller.create(with(Map.of("description", "")))
                        .path("createdDefinition")
                        .isObject())
                .isTrue();
    }

    @Test
    void an_unknown_type_and_json_are_refused() throws Exception {
        for (String type : List.of("json", "list.json", "string", "", "list.boolean", "Boolean")) {
            assertThat(caller.refused(with(Map.of("type", type))))
                    .containsExactly("definition.type: Type name %s is not a valid type.".formatted(type));
        }
    }

    @Test
    void a_namespace_must_exist() throws Exception {
        assertThat(caller.refused(with(Map.of("namespace", "my-namespace"))))
                .containsExactly("definition.namespace: Namespace does not exist");
    }

    @Test
    void rules_are_named_by_their_position() throws Exception {
        assertThat(caller.refused(with(Map.of(
                        "validations",
                        List.of(
                                rule("max", "5"),
                                rule("color", "red"),
                                rule("min", "9"),
                                rule("min", "1"),
                                rule("regex", "("))))))
                .containsExactly(
                        "definition.validations.1.name: Validation name 'color' is not supported for type 'single_line_text_field'.",
                        "definition.validations.3.name: Validation name 'min' has already been taken.",
                        "definition.validations.4.value: Validations value for 'regex' must be a regular expression of the RE2 syntax.",
                        "definition.validations.0.value: Validations value for 'max' must be greater than or equal to 'min'.");
    }

    @Test
    void sharing_takes_the_scope() throws Exception {
        try (Caller staging = new Caller(sandbox.origin(), sandbox.clients().get(1))) {
            assertThat(staging.refused(with(Map.of("access", Map.of("default", "READ")))))
                    .containsExactly(
                            "definition.access: Access denied. Sharing requires the client scope share_metafield");
        }
    }

    @Test
    void a_grant_names_one_grantee_that_can_have_it() throws Exception {
        Map<String, Object> definition = with(Map.of(
                "key",
                "returns_reason",
                "access",
                Map.of(
                        "grants",
                        List.of(
                                Map.of("granteeId", "gid://shopify/Shop/1", "grant", "READ"),
                                Map.of("granteeId", OTHER, "role", "x", "grant", "READ"),
                                Map.of("grant", "READ"),
                                Map.of("granteeId", OTHER),
                                Map.of("granteeId", acme.gid(), "grant", "READ"),
                                Map.of("grantee", "no-namespace", "grant", "READ"),
                                Map.of("granteeId", OTHER, "grant", "READ"),
                                Map.of("granteeId", OTHER, "grant", "ADMIN"),
                                Map.of("granteeId", Seed.ACME_STAGING, "grant", "READ"),
                                Map.of("role", "\u0007", "grant", "READ")))));
        assertThat(caller.refused(definition))
                .containsExactly(
                        "definition.access.grants.0.granteeId: Grantee is not a valid client ID such as gid://shopify/Client/1234",
                        "definition.access.grants.1: Exactly one of granteeId, grantee and role must be given",
                        "definition.access.grants.2: Exactly one of granteeId, grantee and role must be given",
                        "definition.access.grants.3.grant: Grant can't be blank",
                        "definition.access.grants.4.granteeId: Grantee can't be the client itself",
                        "definition.access.grants.5.grantee: Grantee does not exist",
                        "definition.access.grants.7: Grantee has already been taken",
                        "definition.access.grants.8.granteeId: Key has already been taken in the grantee's namespace",
                        "definition.access.grants.9.role: Role is not valid");
    }

    @Test
    void every_fault_of_an_input_is_told_at_once_and_nothing_is_made() throws Exception {
        List<String> before = sandbox.keys(acme.gid());
        assertThat(caller.refused(Map.of("key", "", "name", "", "description", "", "type", "x", "namespace", "y")))
                .hasSize(4);
        assertThat(sandbox.keys(acme.gid())).isEqualTo(before);
    }

    @Test
    void what_the_schema_forbids_is_a_top_level_error() throws Exception {
        JsonNode answer = caller.ask(Caller.CREATE, Map.of("definition", Map.of("key", "only_a_key")));
        assertThat(answer.path("errors").size()).isPositive();
        assertThat(answer.path("data").isMissingNode() || answer.path("data").isNull())
                .isTrue();
    }

    @Test
    void two_mutations_in_one_document_are_made_one_after_the_other() throws Exception {
        JsonNode answer = caller.ask("""
                mutation {
                  a: metafieldDefinitionCreate(definition: {key: "twin", name: "A", description: "", type: "boolean"}) { userErrors { message } }
                  b: metafieldDefinitionCreate(definition: {key: "twin", name: "B", description: "", type: "boolean"}) { userErrors { message } }
                }""");
        assertThat(answer.at("/data/a/userErrors").isEmpty()).isTrue();
        assertThat(answer.at("/data/b/userErrors/0/message").asString()).isEqualTo("Key has already been taken");
        assertThat(sandbox.received().getLast().outcome())
                .satisfies(outcome -> assertThat(outcome.applied()).isEqualTo(1));
    }

    private static Map<String, String> rule(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    private static Map<String, Object> with(Map<String, ?> changes) {
        Map<String, Object> definition = new HashMap<>(Map.of(
                "key", "gift_wrap",
                "name", "Gift wrap",
                "description", "How presents\nare wrapped.",
                "type", "single_line_text_field"));
        definition.putAll(changes);
        return definition;
    }
}
