package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.OperationState;
import dev.counterfoil.clients.Client;
import dev.counterfoil.metafields.CopyRun.Status;
import dev.counterfoil.metafields.DefinitionService.ListQuery;
import dev.counterfoil.metafields.DefinitionService.Opened;
import dev.counterfoil.metafields.DefinitionService.Sort;
import dev.counterfoil.metafields.NamespaceService.Node;
import dev.counterfoil.sandbox.Fault;
import dev.counterfoil.testing.Eventually;
import dev.counterfoil.testing.PortalTest;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.Target;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every kind of change of metafields whose answer is lost, done or not done, until the reconciler has found out. */
@PortalTest(
        properties = {
            "counterfoil.changes.reconcile-first=200ms",
            "counterfoil.changes.reconcile-every=200ms",
            "counterfoil.changes.second-read-after=100ms"
        })
class ReconciledKindsTests extends AcmePortal {

    private static final String OTHER = "gid://shopify/Client/1002";
    private static final Target GRANTEE = new Target("client", OTHER);

    @Autowired
    private DefinitionService definitions;

    @Autowired
    private NamespaceService namespaces;

    @Autowired
    private SharingService sharing;

    @Autowired
    private ComparisonService comparisons;

    @Autowired
    private CopyRuns runs;

    private Client shop;

    /** What is asked for, and how the record must end where it was done and where it was not. */
    private record Case(
            String mutation,
            Function<ReconciledKindsTests, ChangeResult> act,
            OperationState done,
            OperationState notDone,
            Function<ReconciledKindsTests, Boolean> shown) {

        @Override
        public String toString() {
            return mutation;
        }
    }

    static Stream<Case> kinds() {
        return Stream.of(
                new Case(
                        "metafieldDefinitionCreate",
                        it -> it.create("rk_made"),
                        OperationState.APPLIED,
                        OperationState.NOT_APPLIED,
                        it -> it.listed("rk_made")),
                new Case(
                        "metafieldDefinitionUpdate",
                        it -> it.rename("rk_old", "rk_new"),
                        OperationState.APPLIED,
                        OperationState.NOT_APPLIED,
                        it -> it.listed("rk_new") && !it.listed("rk_old")),
                new Case(
                        "metafieldDefinitionDelete",
                        it -> it.definitions.delete(it.ada, it.shop, UUID.randomUUID(), it.made("rk_gone")),
                        OperationState.APPLIED,
                        OperationState.NOT_APPLIED,
                        it -> !it.listed("rk_gone")),
                new Case(
                        "metafieldAccessGrant",
                        it -> it.give(it.made("rk_given")),
                        OperationState.APPLIED,
                        OperationState.NOT_APPLIED,
                        it -> "READ".equals(it.level("rk_given"))),
                new Case(
                        "metafieldAccessRevoke",
                        it -> it.take("rk_taken"),
                        OperationState.APPLIED,
                        OperationState.NOT_APPLIED,
                        it -> it.level("rk_taken") == null),
                // The API makes none, whether the request came to it or not.
                new Case(
                        "standardMetafieldDefinitionEnable",
                        it -> it.definitions.enableStandard(
                                it.ada, it.shop, UUID.randomUUID(), new KeyPair("facts", "birthday")),
                        OperationState.NOT_APPLIED,
                        OperationState.NOT_APPLIED,
                        it -> !it.listed("birthday")),
                // No query returns a namespace.
                new Case(
                        "metafieldNamespaceCreate",
                        it -> it.space("rk_space"),
                        OperationState.AMBIGUOUS,
                        OperationState.AMBIGUOUS,
                        it -> !it.remembered("rk_space")),
                new Case(
                        "metafieldNamespaceUpdate",
                        it -> it.namespaces.update(
                                it.ada,
                                it.shop,
                                UUID.randomUUID(),
                                it.madeSpace("rk_first"),
                                new NamespaceForm("rk_second", "Space", "d", null)),
                        OperationState.AMBIGUOUS,
                        OperationState.AMBIGUOUS,
                        it -> it.remembered("rk_first") && !it.remembered("rk_second")),
                new Case(
                        "metafieldNamespaceDelete",
                        it -> it.namespaces.delete(
                                it.ada,
                                it.shop,
                                UUID.randomUUID(),
                                it.madeSpace("rk_left").keyPair()),
                        OperationState.AMBIGUOUS,
                        OperationState.AMBIGUOUS,
                        it -> it.remembered("rk_left")));
    }

    @BeforeEach
    void a_shop() {
        shop = client("Acme Shop");
        definitions.refresh(ada, shop);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_was_done_without_an_answer_is_found_out_and_shown(Case kind) {
        assertThat(ended(Fault.Kind.DROP_AFTER, kind)).isEqualTo(kind.done());
        Eventually.until(() -> kind.shown().apply(this), () -> {});
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_never_arrived_is_never_said_to_be_done(Case kind) {
        assertThat(ended(Fault.Kind.DROP, kind)).isEqualTo(kind.notDone());
    }

    @Test
    void a_rename_that_collided_is_not_taken_for_done_because_the_other_has_that_key() {
        MetafieldDefinition other = made("rk_there");
        String uuid = other.uuid();

        OperationState end =
                ended(Fault.Kind.DROP_AFTER, "metafieldDefinitionUpdate", it -> it.rename("rk_mine", "rk_there"));

        assertThat(end).isEqualTo(OperationState.NOT_APPLIED);
        assertThat(definitions.find(ada, shop, uuid).orElseThrow().paths()).doesNotContain("rk_mine");
    }

    @Test
    void a_copied_row_that_was_unclear_is_done_once_reading_back_has_found_it() {
        UUID run = copyOne(Fault.Kind.DROP_AFTER);
        Eventually.until(() -> row(run).status() == Status.DONE, () -> {});
        assertThat(row(run).result()).isInstanceOf(ChangeResult.Done.class);
    }

    @Test
    void a_copied_row_that_proved_not_to_be_done_can_be_tried_again() {
        UUID run = copyOne(Fault.Kind.DROP);
        Eventually.until(() -> row(run).status() == Status.NOT_SENT, this::passTime);
        runs.retry(ada, run);
        Eventually.until(() -> row(run).status() == Status.DONE, () -> {});
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).hasSize(2);
    }

    private UUID copyOne(Fault.Kind fault) {
        Client target = client("Acme Loyalty (staging)");
        comparisons.read(ada, List.of(shop, target));
        List<Compared.Item> one = comparisons.compare(ada, shop, List.of(target), null).items().stream()
                .filter(item -> item.state() == Compared.State.MISSING && item.kind() == Compared.Kind.DEFINITION)
                .limit(1)
                .toList();
        SANDBOX.fault(Fault.once(fault, "metafieldDefinitionCreate"));
        UUID run = UUID.randomUUID();
        runs.start(ada, run, shop, one);
        return run;
    }

    private CopyRun.Row row(UUID run) {
        return runs.find(ada, run).orElseThrow().rows().getFirst();
    }

    private OperationState ended(Fault.Kind fault, Case kind) {
        return ended(fault, kind.mutation(), kind.act());
    }

    private OperationState ended(Fault.Kind fault, String mutation, Function<ReconciledKindsTests, ChangeResult> act) {
        SANDBOX.fault(Fault.once(fault, mutation));
        ChangeResult result = act.apply(this);
        assertThat(result).isInstanceOf(ChangeResult.Unclear.class);
        assertThat(SANDBOX.received(mutation)).hasSize(1);
        Eventually.until(() -> state(mutation).finished(), this::passTime);
        assertThat(SANDBOX.received(mutation)).as("never sent again").hasSize(1);
        return state(mutation);
    }

    /** Nothing is read a second time right after the first. */
    private void passTime() {
        jdbc.sql(
                        "update operation set read_at = read_at - interval '1 hour' where read_at > now() - interval '1 minute'")
                .update();
    }

    private OperationState state(String mutation) {
        return OperationState.valueOf(
                jdbc.sql("select state from operation where field = ? order by created_at desc limit 1")
                        .param(mutation)
                        .query(String.class)
                        .single());
    }

    private ChangeResult create(String key) {
        return definitions.create(
                ada, shop, UUID.randomUUID(), new DefinitionForm(key, "Name", "d", "boolean", null, List.of()));
    }

    private MetafieldDefinition made(String key) {
        assertThat(create(key)).isInstanceOf(ChangeResult.Done.class);
        return found(key);
    }

    private MetafieldDefinition found(String key) {
        return ((Opened.Found) definitions.open(ada, shop, new KeyPair(null, key))).definition();
    }

    private ChangeResult rename(String from, String to) {
        return definitions.update(
                ada,
                shop,
                UUID.randomUUID(),
                made(from),
                new DefinitionForm(to, "Name", "d", "boolean", null, List.of()));
    }

    private ChangeResult give(MetafieldDefinition definition) {
        return sharing.grant(
                ada,
                shop,
                UUID.randomUUID(),
                new Shared.Definition(definition),
                new Access(null, List.of(new Grant("client", OTHER, "READ"))),
                null);
    }

    private ChangeResult take(String key) {
        assertThat(give(made(key))).isInstanceOf(ChangeResult.Done.class);
        return sharing.revoke(ada, shop, UUID.randomUUID(), new Shared.Definition(found(key)), GRANTEE);
    }

    private ChangeResult space(String key) {
        return namespaces.create(ada, shop, UUID.randomUUID(), new NamespaceForm(key, "Space", "d", null));
    }

    private Node madeSpace(String key) {
        assertThat(space(key)).isInstanceOf(ChangeResult.Done.class);
        return nodes().filter(node -> node.path().equals(key)).findAny().orElseThrow();
    }

    private boolean remembered(String path) {
        return nodes().anyMatch(node -> node.path().equals(path) && node.remembered() != null);
    }

    private Stream<Node> nodes() {
        return namespaces.tree(ada, shop).stream();
    }

    private boolean listed(String key) {
        return definitions.list(ada, shop, new ListQuery(key, Sort.KEY, false), 0, 10).stream()
                .anyMatch(row -> row.key().equals(key));
    }

    private String level(String key) {
        return Sharing.level(
                definitions
                        .list(ada, shop, new ListQuery(key, Sort.KEY, false), 0, 10)
                        .getFirst()
                        .access(),
                GRANTEE);
    }
}
