package dev.counterfoil.sandbox;

import static dev.counterfoil.sandbox.Partner.client;
import static dev.counterfoil.sandbox.Partner.errors;
import static dev.counterfoil.sandbox.Partner.grants;
import static dev.counterfoil.sandbox.Partner.into;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Changing, deleting, granting and revoking, with what each level allows. */
class SandboxSharingTests extends ThreePartners {

    private static final String STRANGER = "gid://shopify/Client/4711";

    @Test
    void every_field_but_the_type_can_be_changed() throws Exception {
        acme.define("plain");
        JsonNode changed = acme.change(
                        "plain",
                        "key",
                        "renamed",
                        "name",
                        "New name",
                        "description",
                        "New words",
                        "access",
                        Map.of("default", "READ"))
                .path("updatedDefinition");
        assertThat(changed.path("key").asString()).isEqualTo("renamed");
        assertThat(changed.path("name").asString()).isEqualTo("New name");
        assertThat(changed.path("description").asString()).isEqualTo("New words");
        assertThat(changed.at("/access/default").asString()).isEqualTo("READ");
        assertThat(changed.at("/type/name").asString()).isEqualTo("boolean");
        assertThat(acme.see("plain").isNull()).isTrue();
        assertThat(acme.see("renamed")).isEqualTo(changed);
    }

    @Test
    void what_an_update_leaves_out_stays() throws Exception {
        JsonNode before = acme.see("loyalty_tier");
        assertThat(errors(acme.change("loyalty_tier", "name", "Tier"))).isEmpty();
        JsonNode after = acme.see("loyalty_tier");
        assertThat(after.path("name").asString()).isEqualTo("Tier");
        assertThat(after.path("access")).isEqualTo(before.path("access"));
        assertThat(after.path("validations")).isEqualTo(before.path("validations"));
    }

    @Test
    void an_update_with_mistakes_changes_nothing_and_names_each_field() throws Exception {
        assertThat(errors(acme.change(
                        "size_shoe",
                        "key",
                        "size_ring",
                        "name",
                        " ",
                        "validations",
                        List.of(Map.of("name", "regex", "value", ".")))))
                .containsExactlyInAnyOrder(
                        "definition.key: Key has already been taken",
                        "definition.name: Name can't be blank",
                        "definition.validations.0.name: Validation name 'regex' is not supported for type 'number_decimal'.");
        assertThat(acme.see("size_shoe").path("name").asString()).isEqualTo("Shoe size");
        assertThat(errors(acme.change("nowhere", "name", "N")))
                .containsExactly("definition.identifier: Metafield definition does not exist");
    }

    @Test
    void a_rename_changes_the_clients_own_key_only() throws Exception {
        assertThat(errors(staging.change("loyalty_tier", "key", "tier"))).isEmpty();
        assertThat(staging.paths()).contains("tier").doesNotContain("loyalty_tier");
        assertThat(acme.paths()).contains("loyalty_tier").doesNotContain("tier");
        assertThat(errors(acme.change("loyalty_tier", "key", "tier_of_acme"))).isEmpty();
        assertThat(staging.paths()).contains("tier");
    }

    @Test
    void a_reader_may_rename_but_not_describe_share_or_delete() throws Exception {
        assertThat(errors(staging.change("loyalty_tier", "name", "Mine")))
                .containsExactly("definition.identifier: Access denied. Changing it requires ADMIN permission on it");
        assertThat(errors(staging.delete("loyalty_tier")))
                .singleElement()
                .asString()
                .contains("Only the client that made");
        acme.grant("size_ring", grants(client(Seed.ACME_DEVELOPMENT, "WRITE")));
        assertThat(errors(development.grant("size_ring", grants(client(STRANGER, "READ")))))
                .containsExactly("identifier: Access denied. Sharing it requires ADMIN permission on it");
        acme.grant("size_ring", grants(client(Seed.ACME_DEVELOPMENT, "ADMIN")));
        assertThat(errors(development.grant("size_ring", grants(client(STRANGER, "READ")))))
                .isEmpty();
        assertThat(errors(development.change("size_ring", "name", "Ring"))).isEmpty();
        assertThat(acme.see("size_ring").path("name").asString()).isEqualTo("Ring");
    }

    @Test
    void deleting_takes_every_path_to_it_along() throws Exception {
        assertThat(acme.delete("loyalty_tier").at("/deletedDefinition/key").asString())
                .isEqualTo("loyalty_tier");
        assertThat(acme.see("loyalty_tier").isNull()).isTrue();
        assertThat(staging.see("loyalty_tier").isNull()).isTrue();
        assertThat(errors(acme.delete("loyalty_tier")))
                .containsExactly("identifier: Metafield definition does not exist");
        assertThat(errors(staging.define("loyalty_tier"))).isEmpty();
    }

    @Test
    void a_grant_takes_the_scope() throws Exception {
        staging.define("own");
        assertThat(errors(staging.grant("own", grants(client(STRANGER, "READ")))))
                .containsExactly("access: Access denied. Sharing requires the client scope share_metafield");
        assertThat(errors(staging.change("own", "access", Map.of("default", "READ"))))
                .containsExactly("definition.access: Access denied. Sharing requires the client scope share_metafield");
    }

    @Test
    void a_grantee_finds_it_under_the_alias_and_a_new_grant_replaces_the_old_one() throws Exception {
        assertThat(errors(acme.grant("vat_number", grants(client(Seed.ACME_DEVELOPMENT, "READ")), "key", "ring")))
                .isEmpty();
        assertThat(development.paths()).contains("ring").doesNotContain("vat_number");
        assertThat(acme.paths()).contains("vat_number");
        acme.grant("vat_number", grants(client(Seed.ACME_DEVELOPMENT, "READ_WRITE")));
        assertThat(development.paths()).contains("ring");
        assertThat(acme.see("vat_number").at("/access/grants").findValuesAsString("grant"))
                .containsExactly("WRITE");
        acme.grant("vat_number", grants(client(Seed.ACME_DEVELOPMENT, "READ")), "key", "finger");
        assertThat(development.paths()).contains("finger").doesNotContain("ring");
    }

    @Test
    void a_grant_says_what_is_wrong_with_it() throws Exception {
        development.define("taken");
        assertThat(errors(acme.grant("size_ring", grants(client(Seed.ACME, "READ")))))
                .containsExactly("access.grants.0.granteeId: Grantee can't be the client itself");
        assertThat(errors(acme.grant("size_ring", grants(client(Seed.ACME_DEVELOPMENT, "READ")), "key", "taken")))
                .containsExactly("key: Key has already been taken in the grantee's namespace");
        assertThat(errors(acme.grant("size_ring", grants(client(STRANGER, "READ"), client(STRANGER, "ADMIN")))))
                .containsExactly("access.grants.1: Grantee has already been taken");
        assertThat(errors(acme.grant("size_ring", grants(into("nowhere", "READ")))))
                .containsExactly("access.grants.0.grantee: Grantee does not exist");
        assertThat(errors(acme.grant("size_ring", Map.of())))
                .containsExactly("access: Either grants or a default permission must be given");
        assertThat(errors(acme.grant("nowhere", grants(client(STRANGER, "READ")))))
                .containsExactly("identifier: Resource does not exist");
        acme.grant("size_ring", grants(client(Seed.ACME_DEVELOPMENT, "ADMIN")));
        assertThat(errors(development.grant("size_ring", grants(client(Seed.ACME, "READ")))))
                .containsExactly("access.grants.0.granteeId: Grantee can't be the client that made it");
    }

    @Test
    void the_default_permission_is_set_and_taken_back() throws Exception {
        assertThat(errors(acme.grant("size_ring", Map.of("default", "WRITE")))).isEmpty();
        assertThat(acme.see("size_ring").at("/access/default").asString()).isEqualTo("WRITE");
        java.util.HashMap<String, Object> none = new java.util.HashMap<>();
        none.put("default", null);
        assertThat(errors(acme.grant("size_ring", none))).isEmpty();
        assertThat(acme.see("size_ring").at("/access/default").isNull()).isTrue();
    }

    @Test
    void revoking_takes_the_key_away_and_what_is_not_there_is_a_user_error() throws Exception {
        assertThat(errors(acme.revoke("loyalty_tier", Map.of("granteeId", Seed.ACME_STAGING))))
                .isEmpty();
        assertThat(staging.see("loyalty_tier").isNull()).isTrue();
        assertThat(errors(acme.revoke("loyalty_tier", Map.of("granteeId", Seed.ACME_STAGING))))
                .containsExactly("targets.0: Grantee has no access that could be revoked");
        assertThat(errors(acme.revoke("loyalty_tier", Map.of("granteeId", STRANGER, "role", "r"))))
                .containsExactly("targets.0: Exactly one of granteeId, grantee and role must be given");
        assertThat(errors(staging.revoke("loyalty_points", Map.of("granteeId", Seed.LOYALTY))))
                .containsExactly("identifier: Access denied. Revoking requires ADMIN permission on it");
        assertThat(errors(acme.revoke(
                        "loyalty_points", Map.of("granteeId", Seed.LOYALTY), Map.of("granteeId", STRANGER))))
                .containsExactly("targets.1: Grantee has no access that could be revoked");
        assertThat(acme.see("loyalty_points").at("/access/grants").findValuesAsString("granteeId"))
                .contains(Seed.LOYALTY);
    }

    @Test
    void an_update_of_access_replaces_the_list_of_grants() throws Exception {
        acme.change("loyalty_points", "access", grants(client(Seed.ACME_DEVELOPMENT, "READ")));
        assertThat(acme.see("loyalty_points").at("/access/grants").findValuesAsString("granteeId"))
                .containsExactly(Seed.ACME_DEVELOPMENT);
        assertThat(staging.see("loyalty_points").isNull()).isTrue();
        assertThat(development.see("loyalty_points").isNull()).isFalse();
    }

    @Test
    void enabling_a_standard_definition_is_not_implemented() throws Exception {
        JsonNode answer = acme.caller.ask(
                "mutation { standardMetafieldDefinitionEnable(key: \"k\", namespace: \"n\") { userErrors { field message } } }");
        assertThat(errors(answer.at("/data/standardMetafieldDefinitionEnable")))
                .containsExactly(": standardMetafieldDefinitionEnable is not implemented");
    }
}
