package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.Client;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.LedgerReader;
import dev.counterfoil.media.RelatedInput;
import dev.counterfoil.media.VideoEdit;
import dev.counterfoil.media.VideoForm;
import dev.counterfoil.media.VideoService;
import dev.counterfoil.metafields.DefinitionService.Opened;
import dev.counterfoil.metafields.NamespaceService.Node;
import dev.counterfoil.mirror.NamespaceMirror;
import dev.counterfoil.mirror.VideoQuery;
import dev.counterfoil.mirror.WatchService;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.ShopVideo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Nothing we do is taken for a change made elsewhere, on whichever of our clients it shows and whichever is looked at
 * first. The mutations that issue tokens change nothing that is watched; enabling standard definitions is not
 * implemented at the API.
 */
class OwnDoingTests extends AcmePortal {

    @Autowired
    private DefinitionService definitions;

    @Autowired
    private NamespaceService namespaces;

    @Autowired
    private NamespaceMirror remembered;

    @Autowired
    private SharingService sharing;

    @Autowired
    private VideoService videos;

    @Autowired
    private WatchService watch;

    @Autowired
    private LedgerReader reader;

    private Client shop;
    private Client loyalty;
    private long from;

    @BeforeEach
    void all_clients_were_looked_at() {
        shop = client("Acme Shop");
        loyalty = client("Acme Loyalty");
        directory.list(ada).forEach(client -> watch.look(ada, client));
        from = reader.page(LedgerReader.Query.all(), null, 1).getFirst().seq();
    }

    private void done(boolean makerFirst, ChangeResult result) {
        assertThat(result).isInstanceOf(ChangeResult.Done.class);
        List<Client> all = new ArrayList<>(directory.list(ada));
        all.removeIf(client -> client.id().equals(shop.id()));
        all.add(makerFirst ? 0 : all.size(), shop);
        for (int round = 0; round < 2; round++) {
            all.forEach(client -> watch.look(ada, client));
        }
        assertThat(reader.page(new LedgerReader.Query(null, null, null, null, "outside.", null, false), null, 50))
                .filteredOn(entry -> entry.seq() > from)
                .extracting(OwnDoingTests::told)
                .isEmpty();
    }

    private static String told(Entry entry) {
        return entry.action() + " " + entry.subject().id() + " on "
                + entry.parameters().get("client.name") + " " + entry.images();
    }

    private MetafieldDefinition found(KeyPair path) {
        Opened opened = definitions.open(ada, shop, path);
        assertThat(opened).isInstanceOf(Opened.Found.class);
        return ((Opened.Found) opened).definition();
    }

    private boolean loyaltySees(String path) {
        return definitions.open(ada, loyalty, KeyPair.parse(path)) instanceof Opened.Found;
    }

    private Shared namespace(String path) {
        return new Shared.Namespace(
                KeyPair.parse(path), remembered.remembered(shop.id(), path).orElse(null));
    }

    private static Access to(Client client, String level) {
        return new Access(null, List.of(new Grant("client", Objects.requireNonNull(client.gid()), level)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void definitions_that_we_create_change_share_and_delete(boolean makerFirst) {
        KeyPair inside = new KeyPair("care", "inside");
        done(
                makerFirst,
                definitions.create(
                        ada,
                        shop,
                        UUID.randomUUID(),
                        new DefinitionForm(
                                "inside", "Inside", "Text", "boolean", "care", List.of(), to(loyalty, "READ"))));
        assertThat(loyaltySees("inside")).isTrue();
        done(
                makerFirst,
                definitions.update(
                        ada,
                        shop,
                        UUID.randomUUID(),
                        found(inside),
                        new DefinitionForm("indoors", "Indoors", "Text", "boolean", null, List.of())));
        MetafieldDefinition now = definitions
                .list(ada, shop, new DefinitionService.ListQuery("Indoors", DefinitionService.Sort.KEY, false), 0, 1)
                .getFirst()
                .definition();
        done(
                makerFirst,
                sharing.revoke(
                        ada,
                        shop,
                        UUID.randomUUID(),
                        new Shared.Definition(found(now.path())),
                        Sharing.target(to(loyalty, "READ").grants().getFirst())));
        assertThat(loyaltySees("inside")).isFalse();
        done(
                makerFirst,
                sharing.grant(
                        ada,
                        shop,
                        UUID.randomUUID(),
                        new Shared.Definition(found(now.path())),
                        to(loyalty, "WRITE"),
                        "theirs"));
        assertThat(loyaltySees("theirs")).isTrue();
        done(makerFirst, definitions.delete(ada, shop, UUID.randomUUID(), found(now.path())));
        assertThat(loyaltySees("theirs")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void namespaces_that_we_share_rename_and_delete_with_all_that_is_in_them(boolean makerFirst) {
        done(makerFirst, sharing.grant(ada, shop, UUID.randomUUID(), namespace("care"), to(loyalty, "WRITE"), "help"));
        assertThat(loyaltySees("help.support_vip")).isTrue();
        done(
                makerFirst,
                namespaces.update(
                        ada,
                        shop,
                        UUID.randomUUID(),
                        new Node("care", null, 0, List.of()),
                        new NamespaceForm("caring", "Caring", "Text", null)));
        assertThat(found(new KeyPair("caring", "support_vip")).key()).isEqualTo("support_vip");
        done(
                makerFirst,
                sharing.revoke(
                        ada,
                        shop,
                        UUID.randomUUID(),
                        namespace("caring"),
                        Sharing.target(to(loyalty, "WRITE").grants().getFirst())));
        assertThat(loyaltySees("help.support_vip")).isFalse();
        done(makerFirst, sharing.grant(ada, shop, UUID.randomUUID(), namespace("caring"), to(loyalty, "READ"), null));
        assertThat(loyaltySees("caring.support_vip")).isTrue();
        done(makerFirst, namespaces.delete(ada, shop, UUID.randomUUID(), new KeyPair(null, "caring")));
        assertThat(loyaltySees("caring.support_vip")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void namespaces_within_a_namespace(boolean makerFirst) {
        done(
                makerFirst,
                namespaces.create(
                        ada, shop, UUID.randomUUID(), new NamespaceForm("inner", "Inner", "Text", "care", null)));
        done(
                makerFirst,
                definitions.create(
                        ada,
                        shop,
                        UUID.randomUUID(),
                        new DefinitionForm("deep", "Deep", "Text", "boolean", "care.inner", List.of())));
        done(makerFirst, sharing.grant(ada, shop, UUID.randomUUID(), namespace("care"), to(loyalty, "READ"), "help"));
        assertThat(loyaltySees("help.inner.deep")).isTrue();
        done(makerFirst, namespaces.delete(ada, shop, UUID.randomUUID(), new KeyPair("care", "inner")));
        assertThat(loyaltySees("help.inner.deep")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void videos_that_we_create_change_and_delete(boolean makerFirst) {
        RelatedInput product = new RelatedInput("7001", "");
        directory.list(ada).forEach(client -> videos.lookUp(ada, client, "gid://shopify/Product/7001"));
        done(
                makerFirst,
                videos.create(
                        ada,
                        shop,
                        UUID.randomUUID(),
                        new VideoForm(
                                "https://media.example/v.mp4", "https://media.example/p.png", List.of(product), "", ""),
                        null));
        ShopVideo made = videos.list(ada, shop, VideoQuery.of("gid://shopify/Product/7001"), 0, 1)
                .getFirst()
                .video();
        done(
                makerFirst,
                videos.update(
                        ada,
                        shop,
                        UUID.randomUUID(),
                        made,
                        new VideoEdit("https://media.example/q.png", List.of(product), "")));
        ShopVideo changed = videos.find(ada, shop, made.id()).orElseThrow().video();
        done(makerFirst, videos.delete(ada, shop, UUID.randomUUID(), changed));
    }
}
