package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.metafields.Compared.GrantsSubject;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.Compared.Kind;
import dev.counterfoil.metafields.Compared.State;
import dev.counterfoil.metafields.Comparing.Seen;
import dev.counterfoil.mirror.SeenNamespace;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import dev.counterfoil.upstream.partners.MetafieldNamespace;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ComparingTests {

    private static final Client SHOP = client("Acme Shop", Environment.PRODUCTION, 1001);
    private static final Client STAGING = client("Acme Shop (staging)", Environment.STAGING, 1002);
    private static final Client LOYALTY = client("Acme Loyalty", Environment.PRODUCTION, 1003);
    private static final Client LOYALTY_STAGING = client("Acme Loyalty (staging)", Environment.STAGING, 1007);
    private static final List<Client> OURS = List.of(SHOP, STAGING, LOYALTY, LOYALTY_STAGING);

    private static Client client(String name, Environment environment, int gid) {
        return new Client(
                new ClientId(new UUID(0, gid)),
                name,
                environment,
                "id-" + gid,
                new Endpoint(URI.create("https://shop.app/api/partners/graphql.json")),
                null,
                gid(gid),
                List.of(),
                List.of(),
                null,
                0);
    }

    private static String gid(int number) {
        return "gid://shopify/Client/" + number;
    }

    private static MetafieldDefinition definition(String key, String type, Grant... grants) {
        return new MetafieldDefinition(
                "uuid-" + key,
                null,
                key,
                "Name",
                "Text",
                type,
                "",
                List.of(new Validation("min", "1"), new Validation("max", "9")),
                new Access(null, List.of(grants)));
    }

    private static Grant read(int gid) {
        return new Grant("client", gid(gid), "READ");
    }

    private static Seen seen(Client client, MetafieldDefinition... definitions) {
        return new Seen(client, List.of(definitions), List.of(), Set.of());
    }

    private static List<Item> compare(Seen source, Seen target) {
        return Comparing.compare(source, List.of(target), null);
    }

    private static State only(List<Item> items) {
        assertThat(items).hasSize(1);
        return items.getFirst().state();
    }

    @Test
    void what_only_one_side_has_is_missing_or_only_there() {
        assertThat(only(compare(seen(SHOP, definition("a", "boolean")), seen(STAGING))))
                .isEqualTo(State.MISSING);
        assertThat(only(compare(seen(SHOP), seen(STAGING, definition("a", "boolean")))))
                .isEqualTo(State.ONLY_ON_TARGET);
    }

    @Test
    void the_order_of_rules_makes_no_difference() {
        MetafieldDefinition one = definition("a", "number_integer");
        MetafieldDefinition other = new MetafieldDefinition(
                "other",
                null,
                "a",
                "Name",
                "Text",
                "number_integer",
                "",
                one.validations().reversed(),
                new Access(null, List.of()));
        assertThat(only(compare(seen(SHOP, one), seen(STAGING, other)))).isEqualTo(State.EQUAL);
    }

    @Test
    void differences_are_told_field_by_field() {
        MetafieldDefinition other = new MetafieldDefinition(
                "other",
                null,
                "a",
                "Another name",
                null,
                "number_integer",
                "",
                List.of(new Validation("min", "2"), new Validation("max", "9")),
                null);
        List<Item> items = compare(seen(SHOP, definition("a", "number_integer")), seen(STAGING, other));
        assertThat(only(items)).isEqualTo(State.DIFFERENT);
        assertThat(items.getFirst().fields()).containsExactly("name", "description", "validations");
        assertThat(ComparedImage.source(items.getFirst(), gid -> gid)).contains("\"min\":\"1\"");
        assertThat(ComparedImage.target(items.getFirst(), gid -> gid)).contains("\"min\":\"2\"", "Another name");
    }

    @Test
    void another_type_is_a_conflict_and_never_copied() {
        List<Item> items = compare(seen(SHOP, definition("a", "date")), seen(STAGING, definition("a", "date_time")));
        assertThat(only(items)).isEqualTo(State.TYPE_CONFLICT);
        assertThat(items.getFirst().state().copyable()).isFalse();
    }

    @Test
    void what_was_shared_with_the_source_is_not_its_own_to_copy() {
        assertThat(compare(seen(SHOP, definition("theirs", "date", read(1001))), seen(STAGING)))
                .isEmpty();
        MetafieldDefinition inside = new MetafieldDefinition(
                "u", "care", "inside", "Name", "Text", "date", "", List.of(), new Access(null, List.of()));
        assertThat(compare(seen(SHOP, inside), seen(STAGING))).isEmpty();
    }

    @Test
    void a_key_under_which_something_was_shared_with_the_target_is_taken() {
        assertThat(only(compare(
                        seen(SHOP, definition("a", "date", read(1002))),
                        seen(STAGING, definition("a", "date", read(1002))))))
                .isEqualTo(State.KEY_TAKEN);
    }

    @Test
    void namespaces_are_compared_as_remembered_and_come_first() {
        SeenNamespace care =
                new SeenNamespace(new MetafieldNamespace("n", null, "care", "Care", "Text", null), Instant.EPOCH);
        SeenNamespace named = new SeenNamespace(
                new MetafieldNamespace("m", null, "care", "Customer care", "Text", null), Instant.EPOCH);
        List<Item> items = compare(
                new Seen(SHOP, List.of(definition("a", "date")), List.of(care), Set.of()),
                new Seen(STAGING, List.of(), List.of(named), Set.of()));
        assertThat(items).extracting(Item::kind).containsExactly(Kind.NAMESPACE, Kind.DEFINITION);
        assertThat(items.getFirst().fields()).containsExactly("name");
    }

    @Test
    void grantees_become_those_of_the_targets_environment() {
        Grantees guessed = Grantees.guess(Set.of(gid(1003), gid(1002), gid(90412)), STAGING, OURS);
        assertThat(guessed.chosen())
                .containsEntry(gid(1003), gid(1007))
                .containsEntry(gid(1002), Grantees.NOBODY)
                .containsEntry(gid(90412), Grantees.NOBODY);
    }

    @Test
    void only_access_that_is_not_in_force_is_given() {
        MetafieldDefinition source = definition(
                "a",
                "date",
                new Grant("client", gid(1003), "READ_WRITE"),
                new Grant("role", "advisers", "READ"),
                read(90412));
        MetafieldDefinition target = definition("a", "date", new Grant("role", "advisers", "READ"), read(1007));
        Grantees grantees = Grantees.guess(Set.of(gid(1003), gid(90412)), STAGING, OURS);
        List<Item> items = Comparing.compare(
                seen(SHOP, source), List.of(seen(STAGING, target)), client -> grant -> grantees.mapped(grant, client));

        Item grants = items.getLast();
        assertThat(grants.kind()).isEqualTo(Kind.GRANTS);
        assertThat(grants.state()).isEqualTo(State.DIFFERENT);
        assertThat(((GrantsSubject) grants.subject()).give().grants())
                .containsExactly(new Grant("client", gid(1007), "READ_WRITE"));
    }

    @Test
    void two_names_of_one_level_are_no_difference() {
        MetafieldDefinition source = definition("a", "date", new Grant("role", "advisers", "READ_WRITE"));
        MetafieldDefinition target = definition("a", "date", new Grant("role", "advisers", "WRITE"));
        List<Item> items =
                Comparing.compare(seen(SHOP, source), List.of(seen(STAGING, target)), client -> grant -> grant);
        assertThat(items.getLast().state()).isEqualTo(State.EQUAL);
    }

    private static List<Item> withAccess(MetafieldDefinition source, MetafieldDefinition target) {
        return Comparing.compare(seen(SHOP, source), List.of(seen(STAGING, target)), client -> grant -> grant);
    }

    @Test
    void access_that_only_the_target_gives_is_told_and_never_copied_away() {
        Item more = withAccess(definition("a", "date"), definition("a", "date", read(1007)))
                .getLast();
        assertThat(more.kind()).isEqualTo(Kind.GRANTS);
        assertThat(more.state()).isEqualTo(State.ONLY_ON_TARGET);
        assertThat(((GrantsSubject) more.subject()).extra().grants()).containsExactly(read(1007));

        Item both = withAccess(definition("a", "date", read(1003)), definition("a", "date", read(1007)))
                .getLast();
        assertThat(both.state()).isEqualTo(State.DIFFERENT);
        assertThat(((GrantsSubject) both.subject()).give().grants()).containsExactly(read(1003));
        assertThat(((GrantsSubject) both.subject()).more()).isEqualTo(1);
    }

    @Test
    void a_default_that_only_the_target_has_is_told() {
        MetafieldDefinition open = definition("a", "date").with(new Access("READ", List.of()));
        Item more = withAccess(definition("a", "date"), open).getLast();
        assertThat(more.state()).isEqualTo(State.ONLY_ON_TARGET);
        assertThat(((GrantsSubject) more.subject()).extra().level()).isEqualTo("READ");
    }

    @Test
    void a_maker_that_appears_among_the_grants_is_still_the_maker() {
        Grant itself = new Grant("client", gid(1001), "ADMIN");
        assertThat(only(compare(seen(SHOP, definition("a", "date", itself)), seen(STAGING))))
                .isEqualTo(State.MISSING);
        assertThat(withAccess(definition("a", "date", itself), definition("a", "date")))
                .extracting(Item::kind)
                .doesNotContain(Kind.GRANTS);
    }

    @Test
    void what_another_client_of_ours_made_is_not_the_administrators_own() {
        MetafieldDefinition theirs = definition("a", "date", new Grant("client", gid(1001), "ADMIN"));
        Seen administrator = new Seen(SHOP, List.of(theirs), List.of(), Set.of(theirs.uuid()));
        assertThat(compare(administrator, seen(STAGING))).isEmpty();
    }

    @Test
    void how_a_list_in_a_rule_is_spaced_makes_no_difference() {
        assertThat(RuleValues.same(
                        List.of(new Validation("choices", "[\"a\",\"b\"]")),
                        List.of(new Validation("choices", "[\"a\", \"b\"]"))))
                .isTrue();
        assertThat(RuleValues.same(
                        List.of(new Validation("choices", "[\"a\",\"b\"]")),
                        List.of(new Validation("choices", "[\"b\",\"a\"]"))))
                .isFalse();
        assertThat(RuleValues.canonical("[a-z] +")).isEqualTo("[a-z] +");
    }
}
