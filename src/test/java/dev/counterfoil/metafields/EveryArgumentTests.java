package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.clients.Client;
import dev.counterfoil.metafields.DefinitionService.Browsed;
import dev.counterfoil.metafields.DefinitionService.Opened;
import dev.counterfoil.metafields.NamespaceService.Node;
import dev.counterfoil.upstream.partners.DefinitionsQuery;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import dev.counterfoil.upstream.partners.Target;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What few people fill in reaches the API as well: paths in namespaces, roles and namespaces as grantees, access with an update, pages in the middle. */
class EveryArgumentTests extends AcmePortal {

    private static final Grant ADVISERS = new Grant("role", "loyalty_advisers", "READ");
    private static final Grant SIZES = new Grant("key", "sizes", "READ");

    @Autowired
    private DefinitionService definitions;

    @Autowired
    private NamespaceService namespaces;

    @Autowired
    private SharingService sharing;

    private Client shop;

    @BeforeEach
    void a_shop() {
        shop = client("Acme Shop");
    }

    private void create(DefinitionForm form) {
        done(definitions.create(ada, shop, UUID.randomUUID(), form));
    }

    private MetafieldDefinition found(KeyPair path) {
        Opened opened = definitions.open(ada, shop, path);
        assertThat(opened).isInstanceOf(Opened.Found.class);
        return ((Opened.Found) opened).definition();
    }

    private Node node(String path) {
        return namespaces.tree(ada, shop).stream()
                .flatMap(EveryArgumentTests::all)
                .filter(node -> node.path().equals(path))
                .findAny()
                .orElseThrow();
    }

    private static Stream<Node> all(Node node) {
        return Stream.concat(Stream.of(node), node.children().stream().flatMap(EveryArgumentTests::all));
    }

    private static void done(ChangeResult result) {
        assertThat(result).isInstanceOf(ChangeResult.Done.class);
    }

    private static JsonNode last(String operation) {
        return SANDBOX.received(operation).getLast().variables();
    }

    private static DefinitionForm form(String key, String namespace, List<Validation> rules, Access access) {
        return new DefinitionForm(key, "Name", "Text", "number_integer", namespace, rules, access);
    }

    @Test
    void a_definition_is_changed_shared_and_deleted_by_its_path_in_a_namespace() {
        KeyPair path = new KeyPair("care", "inside");
        create(form("inside", "care", List.of(), null));
        MetafieldDefinition inside = found(path);
        assertThat(inside.path()).isEqualTo(path);

        done(definitions.update(
                ada, shop, UUID.randomUUID(), inside, form("inside", null, List.of(new Validation("min", "2")), null)));
        assertThat(found(path).validations()).containsExactly(new Validation("min", "2"));
        for (Grant grant : List.of(ADVISERS, SIZES)) {
            Shared shared = new Shared.Definition(found(path));
            done(sharing.grant(ada, shop, UUID.randomUUID(), shared, new Access(null, List.of(grant)), null));
            Target target = Sharing.target(grant);
            Shared given = new Shared.Definition(found(path));
            assertThat(Sharing.level(given.access(), target)).isEqualTo("READ");
            done(sharing.revoke(ada, shop, UUID.randomUUID(), given, target));
            assertThat(Sharing.level(found(path).access(), target)).isNull();
        }
        done(definitions.delete(ada, shop, UUID.randomUUID(), found(path)));
        assertThat(last("metafieldDefinitionDelete")
                        .path("identifier")
                        .path("namespace")
                        .asString())
                .isEqualTo("care");
    }

    @Test
    void access_comes_with_an_update_as_the_whole_list() {
        create(form("whole", null, List.of(), new Access(null, List.of(ADVISERS, SIZES))));
        MetafieldDefinition opened = found(new KeyPair(null, "whole"));
        String loyalty = client("Acme Loyalty").gid();
        Access more = new Access(
                "READ", List.of(ADVISERS, new Grant("key", "sizes", "WRITE"), new Grant("client", loyalty, "READ")));

        done(definitions.update(ada, shop, UUID.randomUUID(), opened, form("whole", null, List.of(), more)));

        assertThat(Sharing.same(found(opened.path()).access(), more)).isTrue();
        assertThat(last("metafieldDefinitionUpdate").path("definition").propertyNames())
                .containsExactlyInAnyOrder("identifier", "access");
    }

    @Test
    void a_wrong_grantee_of_an_update_is_blamed_in_its_row_before_anything_is_sent() {
        create(form("wrong", null, List.of(), new Access(null, List.of(ADVISERS))));
        int before = SANDBOX.received("metafieldDefinitionUpdate").size();
        Access wrong = new Access(null, List.of(ADVISERS, new Grant("client", shop.gid(), "READ")));
        assertThat(definitions.update(
                        ada,
                        shop,
                        UUID.randomUUID(),
                        found(new KeyPair(null, "wrong")),
                        form("wrong", null, List.of(), wrong)))
                .isEqualTo(new ChangeResult.FieldProblems(null, List.of(FieldProblem.of("access.grants.1", "SELF"))));
        assertThat(SANDBOX.received("metafieldDefinitionUpdate")).hasSize(before);
    }

    @Test
    void a_namespace_is_made_with_access_and_changed_by_its_path_in_another() {
        Access access = new Access("READ", List.of(ADVISERS, SIZES));
        done(namespaces.create(
                ada, shop, UUID.randomUUID(), new NamespaceForm("inner", "Inner", "Text", "care", access)));
        assertThat(Sharing.level(node("inner").remembered().namespace().access(), Sharing.target(ADVISERS)))
                .isEqualTo("READ");

        String loyalty = client("Acme Loyalty").gid();
        Access more = new Access(
                "READ",
                List.of(
                        new Grant("role", "loyalty_advisers", "WRITE"),
                        SIZES,
                        new Grant("key", "care", "READ"),
                        new Grant("client", loyalty, "READ")));
        Node inside = new Node("care.inner", null, 0, List.of());
        done(namespaces.update(
                ada, shop, UUID.randomUUID(), inside, new NamespaceForm("inner", "", "Another text", null, more)));
        assertThat(last("metafieldNamespaceUpdate")
                        .path("namespace")
                        .path("access")
                        .path("grants")
                        .size())
                .isEqualTo(4);

        done(namespaces.delete(ada, shop, UUID.randomUUID(), inside.keyPair()));
        assertThat(last("metafieldNamespaceDelete")
                        .path("identifier")
                        .path("namespace")
                        .asString())
                .isEqualTo("care");
    }

    @Test
    void the_apis_own_list_is_paged_from_the_middle_both_ways_and_narrowed_to_paths() {
        Browsed.Page first = browse(new DefinitionsQuery(false, 10, null, List.of(), "KEY", false));
        Browsed.Page second =
                browse(new DefinitionsQuery(false, 10, first.listing().endCursor(), List.of(), "KEY", false));
        assertThat(keys(second)).hasSize(10).doesNotContainAnyElementsOf(keys(first));
        Browsed.Page back =
                browse(new DefinitionsQuery(true, 10, second.listing().startCursor(), List.of(), "KEY", false));
        assertThat(keys(back)).isEqualTo(keys(first));

        List<KeyPair> two = List.of(new KeyPair(null, "size_ring"), new KeyPair("care", "support_vip"));
        assertThat(browse(new DefinitionsQuery(false, 10, null, two, "NAME", true))
                        .listing()
                        .definitions())
                .extracting(MetafieldDefinition::path)
                .containsExactlyInAnyOrderElementsOf(two);
    }

    private Browsed.Page browse(DefinitionsQuery query) {
        Browsed browsed = definitions.browse(ada, shop, query);
        assertThat(browsed).isInstanceOf(Browsed.Page.class);
        return (Browsed.Page) browsed;
    }

    private static List<String> keys(Browsed.Page page) {
        return page.listing().definitions().stream()
                .map(definition -> definition.path().toString())
                .toList();
    }
}
