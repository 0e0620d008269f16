package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.Client;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.LedgerReader;
import dev.counterfoil.metafields.NamespaceService.Node;
import dev.counterfoil.mirror.NamespaceMirror;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.MetafieldNamespace;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is known of the namespaces of the demo clients, which no query returns. */
class NamespaceTreeTests extends AcmePortal {

    private static final Grant LOYALTY_READS = new Grant("client", "gid://shopify/Client/1003", "READ");

    @Autowired
    private NamespaceService namespaces;

    @Autowired
    private DefinitionService definitions;

    @Autowired
    private DefinitionHistory history;

    @Autowired
    private SharingService sharing;

    @Autowired
    private NamespaceMirror remembered;

    @Autowired
    private LedgerReader ledger;

    private Client shop;

    @BeforeEach
    void what_the_shop_has_is_read() {
        shop = client("Acme Shop");
        definitions.refresh(ada, shop);
    }

    private static Stream<Node> all(List<Node> nodes) {
        return nodes.stream().flatMap(node -> Stream.concat(Stream.of(node), all(node.children())));
    }

    private Map<String, Integer> tree() {
        return all(namespaces.tree(ada, shop))
                .filter(node -> !node.reserved())
                .collect(Collectors.toMap(Node::path, Node::definitions));
    }

    private void changed(String former, String uuid, String key, Access access) {
        remembered.changed(shop.id(), former, new MetafieldNamespace(uuid, null, key, "Name", "d", access));
    }

    @Test
    void definitions_tell_of_the_namespaces_they_are_shared_into_though_their_own_path_names_none() {
        assertThat(tree()).isEqualTo(Map.of("care", 3, "returns", 2, "sizes", 2));
    }

    @Test
    void a_deleted_namespace_leaves_the_tree_at_once_and_what_follows_is_not_said_to_be_somebody_elses_doing() {
        assertThat(namespaces.delete(ada, shop, UUID.randomUUID(), new KeyPair(null, "sizes")))
                .isInstanceOf(ChangeResult.Done.class);
        assertThat(tree()).doesNotContainKey("sizes");

        long last = last();
        definitions.refresh(ada, shop);
        assertThat(tree()).doesNotContainKey("sizes");
        assertThat(ledger.page(LedgerReader.Query.all(), null, 1).getFirst())
                .satisfies(entry -> assertThat(entry.seq()).as(entry.action()).isEqualTo(last));
    }

    private long last() {
        return ledger.page(LedgerReader.Query.all(), null, 1).getFirst().seq();
    }

    @Test
    void a_renamed_namespace_keeps_its_members_and_its_history() {
        Node sizes = all(namespaces.tree(ada, shop))
                .filter(node -> node.path().equals("sizes"))
                .findAny()
                .orElseThrow();

        assertThat(namespaces.update(
                        ada, shop, UUID.randomUUID(), sizes, new NamespaceForm("measures", "Sizes", "d", null)))
                .isInstanceOf(ChangeResult.Done.class);

        assertThat(tree()).containsEntry("measures", 2).doesNotContainKey("sizes");
        assertThat(history.ofNamespace(ada, shop, "measures", 5))
                .extracting(Entry::action)
                .contains("metafieldNamespace.update");
    }

    @Test
    void a_namespace_is_remembered_once_whatever_path_an_answer_calls_it_by() {
        changed("one", "uuid-1", "one", null);
        changed("two", "uuid-1", "two", null);
        changed("three", "uuid-1", "three", null);

        assertThat(remembered.remembered(shop.id()))
                .extracting(seen -> seen.namespace().key())
                .containsExactly("three");
        assertThat(remembered.former(shop.id(), "three")).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void one_grant_does_not_look_like_the_only_one_where_the_others_are_not_known() {
        changed("care", "uuid-care", "care", null);

        assertThat(sharing.grant(
                        ada,
                        shop,
                        UUID.randomUUID(),
                        new Shared.Namespace(new KeyPair(null, "care"), null),
                        new Access(null, List.of(LOYALTY_READS)),
                        null))
                .isInstanceOf(ChangeResult.Done.class);

        assertThat(remembered
                        .remembered(shop.id(), "care")
                        .orElseThrow()
                        .namespace()
                        .access())
                .isNull();
    }
}
