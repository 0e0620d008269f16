package dev.counterfoil.sandbox;

import static dev.counterfoil.sandbox.Partner.client;
import static dev.counterfoil.sandbox.Partner.errors;
import static dev.counterfoil.sandbox.Partner.grants;
import static dev.counterfoil.sandbox.Partner.into;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Namespaces: made, nested, shared, renamed, deleted. */
class SandboxNamespaceTests extends ThreePartners {

    @Test
    void making_one_takes_a_scope_and_a_free_key() throws Exception {
        assertThat(errors(staging.makeNamespace("mine")))
                .containsExactly(
                        "namespace: Access denied. Making namespaces requires the client scope write_metafield_namespace");
        JsonNode made = acme.makeNamespace("group", "name", "Group", "description", "Words")
                .path("createdNamespace");
        assertThat(made.path("key").asString()).isEqualTo("group");
        assertThat(made.path("name").asString()).isEqualTo("Group");
        assertThat(made.path("namespace").isNull()).isTrue();
        assertThat(errors(acme.makeNamespace("group"))).containsExactly("namespace.key: Key has already been taken");
        assertThat(errors(acme.define("group"))).containsExactly("definition.key: Key has already been taken");
        assertThat(errors(acme.makeNamespace("a.b"))).singleElement().asString().contains("invalid characters");
    }

    @Test
    void a_definition_made_for_a_namespace_is_shared_into_it_with_READ() throws Exception {
        acme.makeNamespace("group", "access", grants(client(Seed.ACME_STAGING, "ADMIN")));
        JsonNode made = acme.define("inside", "namespace", "group").path("createdDefinition");
        assertThat(made.path("namespace").isNull()).isTrue();
        assertThat(made.at("/access/grants/0/grantee").asString()).isEqualTo("group");
        assertThat(made.at("/access/grants/0/grant").asString()).isEqualTo("READ");
        assertThat(acme.see("inside").path("uuid")).isEqualTo(made.path("uuid"));
        assertThat(acme.see("group.inside").path("uuid")).isEqualTo(made.path("uuid"));
        assertThat(acme.paths()).contains("inside").doesNotContain("group.inside");
        assertThat(staging.paths()).contains("group.inside").doesNotContain("inside");
        assertThat(errors(staging.change("group.inside", "name", "N")))
                .as("READ in the namespace is all that ADMIN on it gives")
                .singleElement()
                .asString()
                .contains("ADMIN");
        assertThat(errors(acme.define("lost", "namespace", "nowhere")))
                .containsExactly("definition.namespace: Namespace does not exist");
    }

    @Test
    void levels_are_separated_by_periods() throws Exception {
        acme.makeNamespace("outer", "access", grants(client(Seed.ACME_STAGING, "READ")));
        acme.makeNamespace("inner", "namespace", "outer");
        acme.define("deep", "namespace", "outer.inner");
        assertThat(staging.see("outer.inner.deep").path("namespace").asString()).isEqualTo("outer.inner");
        assertThat(staging.paths()).contains("outer.inner.deep");
        assertThat(acme.see("outer.inner.deep").path("key").asString()).isEqualTo("deep");
        assertThat(errors(acme.grant("outer", grants(into("outer.inner", "READ")))))
                .containsExactly("access.grants.0.grantee: Grantee can't be the namespace itself or one inside it");
    }

    @Test
    void sharing_into_a_namespace_takes_WRITE_on_it() throws Exception {
        acme.makeNamespace("group", "access", grants(client(Seed.ACME_DEVELOPMENT, "READ")));
        development.define("guest");
        assertThat(errors(development.grant("guest", grants(into("group", "READ")))))
                .containsExactly(
                        "access.grants.0.grantee: Access denied. Sharing into a namespace requires WRITE permission on it");
        acme.grant("group", grants(client(Seed.ACME_DEVELOPMENT, "WRITE")));
        assertThat(errors(development.grant("guest", grants(into("group", "WRITE")), "key", "visitor")))
                .isEmpty();
        assertThat(acme.paths()).contains("group.visitor");
        assertThat(errors(acme.revoke("group.visitor", Map.of("grantee", "group"))))
                .as("who may share into it may take out of it")
                .isEmpty();
        assertThat(acme.paths()).doesNotContain("group.visitor");
    }

    @Test
    void renaming_inside_a_namespace_takes_ADMIN_and_is_for_everybody_there() throws Exception {
        acme.makeNamespace("group", "access", grants(client(Seed.ACME_STAGING, "READ")));
        acme.define("inside", "namespace", "group");
        assertThat(errors(staging.change("group.inside", "key", "other")))
                .containsExactly(
                        "definition.key: Access denied. Renaming inside a namespace requires ADMIN permission");
        assertThat(errors(acme.change("group.inside", "key", "other"))).isEmpty();
        assertThat(staging.paths()).contains("group.other");
        assertThat(acme.paths()).contains("inside");
    }

    @Test
    void a_namespace_can_be_renamed_described_and_shared() throws Exception {
        acme.makeNamespace("group");
        acme.define("inside", "namespace", "group");
        JsonNode changed = acme.changeNamespace(
                        "group", "key", "club", "name", "Club", "access", grants(client(Seed.ACME_STAGING, "READ")))
                .path("updatedNamespace");
        assertThat(changed.path("key").asString()).isEqualTo("club");
        assertThat(acme.see("inside").at("/access/grants/0/grantee").asString()).isEqualTo("club");
        assertThat(staging.paths()).contains("club.inside");
        assertThat(errors(acme.changeNamespace("group", "name", "N")))
                .containsExactly("namespace.identifier: Namespace does not exist");
        assertThat(errors(acme.changeNamespace("inside", "name", "N")))
                .containsExactly("namespace.identifier: Namespace does not exist");
    }

    @Test
    void members_survive_a_deletion_and_what_was_shared_through_it_is_gone() throws Exception {
        acme.makeNamespace("group", "access", grants(client(Seed.ACME_STAGING, "READ")));
        acme.define("inside", "namespace", "group");
        assertThat(errors(staging.deleteNamespace("group")))
                .containsExactly("identifier: Access denied. Deleting it requires ADMIN permission on it");
        assertThat(acme.deleteNamespace("group").at("/deletedNamespace/key").asString())
                .isEqualTo("group");
        assertThat(acme.see("inside").at("/access/grants").isEmpty()).isTrue();
        assertThat(acme.see("group.inside").isNull()).isTrue();
        assertThat(staging.paths()).doesNotContain("group.inside");
        assertThat(errors(acme.deleteNamespace("group"))).containsExactly("identifier: Namespace does not exist");
    }

    @Test
    void namespaces_and_their_members_outlive_a_restart() throws Exception {
        acme.makeNamespace("group", "access", grants(client(Seed.ACME_STAGING, "READ")));
        acme.define("inside", "namespace", "group");
        sandbox.close();
        sandbox = Sandbox.start(SandboxConfig.in(data));
        try (Partner again = new Partner(sandbox, 1)) {
            assertThat(again.paths()).contains("group.inside");
        }
    }
}
