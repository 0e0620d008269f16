package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.audit.FakeDirectory;
import dev.counterfoil.audit.Samples;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was given in a form is put over what is there, and touches nobody else. */
class AccessOverTests {

    private static final Grant READER = new Grant("client", "gid://shopify/Client/7", "READ");
    private static final Grant ODD = new Grant("client", "gid://shopify/Client/8", "LEVEL_OF_TOMORROW");

    private static MetafieldDefinition definition(
            String name, @Nullable String description, List<Validation> rules, @Nullable Access access) {
        return new MetafieldDefinition("u", null, "key", name, description, "boolean", "", rules, access);
    }

    @Test
    void who_is_named_gets_the_level_and_everybody_else_keeps_theirs() {
        Access inForce = new Access("READ", List.of(READER, ODD));
        Grant raised = new Grant("client", READER.grantee(), "ADMIN");
        Grant added = new Grant("role", "support", "READ");

        assertThat(Sharing.over(inForce, new Access(null, List.of(added, raised))))
                .isEqualTo(new Access("READ", List.of(raised, ODD, added)));
    }

    @Test
    void who_lost_access_meanwhile_is_not_given_it_again() {
        assertThat(Sharing.over(new Access(null, List.of()), new Access("READ", List.of())))
                .isEqualTo(new Access("READ", List.of()));
    }

    @Test
    void an_update_that_gives_nothing_leaves_access_out() {
        MetafieldDefinition opened = definition("Name", "d", List.of(), new Access(null, List.of(READER, ODD)));
        DefinitionForm renamed = new DefinitionForm("key", "New", "d", "boolean", null, List.of(), null);
        assertThat(UpdateDefinition.difference(opened, renamed)).satisfies(it -> {
            assertThat(it.name()).isEqualTo("New");
            assertThat(it.access()).isNull();
            assertThat(it.validations()).isNull();
        });
    }

    @Test
    void what_was_left_alone_takes_what_somebody_else_made_of_it() {
        List<Validation> theirs = List.of(new Validation("min", "2"));
        MetafieldDefinition base = definition("Name", null, List.of(), null);
        MetafieldDefinition now = definition("Their name", "Their text", theirs, null);
        DefinitionForm typed = new DefinitionForm("key", "My name", "", "boolean", null, List.of(), null);

        assertThat(typed.rebased(base, now))
                .isEqualTo(new DefinitionForm("key", "My name", "Their text", "boolean", null, theirs, null));
    }

    @Test
    void only_who_is_new_is_judged_at_its_place_in_the_whole_list() {
        Client client = FakeDirectory.client(Samples.SHOP, "Acme Shop", Environment.PRODUCTION);
        Access inForce = new Access(null, List.of(new Grant("client", "no gid at all", "READ")));
        Access more = new Access(null, List.of(new Grant("client", "typed wrong", "READ")));
        assertThat(AccessRules.check(client, inForce, more))
                .extracting(problem -> problem.field() + " " + problem.code())
                .containsExactly("access.grants.1 GID_FORMAT");
    }
}
