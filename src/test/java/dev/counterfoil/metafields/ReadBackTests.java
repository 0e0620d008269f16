package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.OperationKind;
import dev.counterfoil.changes.OperationKind.Finding;
import dev.counterfoil.changes.OperationRecord;
import dev.counterfoil.changes.OperationState;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.partners.DefinitionUpdate;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.Partners;
import dev.counterfoil.upstream.partners.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What reading back makes of a definition to which something else has happened meanwhile. */
class ReadBackTests extends AcmePortal {

    private static final Grant READ = new Grant("client", "gid://shopify/Client/1002", "READ");

    @Autowired
    private DefinitionService definitions;

    @Autowired
    private SharingService sharing;

    @Autowired
    private Partners partners;

    @Autowired
    private ClientAccess access;

    @Autowired
    private UpdateDefinition updating;

    @Autowired
    private DeleteDefinition deletion;

    @Autowired
    private GrantAccess granting;

    @Autowired
    private RevokeAccess revoking;

    private Client shop;

    @BeforeEach
    void a_shop() {
        shop = client("Acme Shop");
    }

    private MetafieldDefinition made(String key) {
        assertThat(definitions.create(
                        ada, shop, UUID.randomUUID(), new DefinitionForm(key, "Name", "d", "boolean", null, List.of())))
                .isInstanceOf(ChangeResult.Done.class);
        return found(key);
    }

    private MetafieldDefinition found(String key) {
        return ((DefinitionService.Opened.Found) definitions.open(ada, shop, new KeyPair(null, key))).definition();
    }

    private static void elsewhere(String change) {
        SANDBOX.changeElsewhere("Acme Shop", change);
    }

    private Finding readBack(OperationKind kind, Mutation lost, MetafieldDefinition before) {
        OperationRecord operation = new OperationRecord(
                UUID.randomUUID(),
                UUID.randomUUID(),
                kind.code(),
                lost.field(),
                shop.id().value(),
                shop.endpoint().origin().toString(),
                new Subject("metafieldDefinition", before.path().toString(), before.key()),
                ada.id(),
                OperationState.UNKNOWN,
                Map.of(),
                JsonMapper.shared().valueToTree(lost.variables()),
                "READ",
                partners.image(before),
                null,
                List.of(),
                null,
                null,
                null,
                Instant.now());
        try (ClientAccess.Opened opened = access.open(shop.id())) {
            return kind.readBack(operation, opened.endpoint(), opened.credential());
        }
    }

    private Finding readBackRename(MetafieldDefinition from, String to) {
        return readBack(
                updating,
                partners.metafieldDefinitionUpdate(new DefinitionUpdate(from.path(), to, null, null, null, null)),
                from);
    }

    private static String uuid(ObjectNode image) {
        return image.path("uuid").asString();
    }

    @Test
    void a_deletion_is_not_taken_for_done_because_the_definition_was_renamed_by_somebody() {
        MetafieldDefinition doomed = made("rb_doomed");
        elsewhere("{\"action\":\"rename\",\"key\":\"rb_doomed\",\"newKey\":\"rb_spared\"}");

        Finding finding = readBack(deletion, partners.metafieldDefinitionDelete(doomed.path()), doomed);

        assertThat(finding)
                .isInstanceOfSatisfying(
                        Finding.NotApplied.class,
                        it -> assertThat(uuid(it.image())).isEqualTo(doomed.uuid()));
    }

    @Test
    void a_deletion_is_done_when_another_definition_has_taken_the_path() {
        MetafieldDefinition doomed = made("rb_replaced");
        elsewhere("{\"action\":\"delete\",\"key\":\"rb_replaced\"}");
        made("rb_replaced");

        assertThat(readBack(deletion, partners.metafieldDefinitionDelete(doomed.path()), doomed))
                .isInstanceOf(Finding.Applied.class);
    }

    @Test
    void a_renaming_onto_a_key_that_another_has_did_not_happen() {
        MetafieldDefinition mine = made("rb_mine");
        made("rb_theirs");

        assertThat(readBackRename(mine, "rb_theirs"))
                .isInstanceOfSatisfying(
                        Finding.NotApplied.class,
                        it -> assertThat(uuid(it.image())).isEqualTo(mine.uuid()));
    }

    @Test
    void nobody_can_say_whether_a_definition_was_renamed_before_it_was_deleted() {
        MetafieldDefinition lost = made("rb_lost");
        elsewhere("{\"action\":\"delete\",\"key\":\"rb_lost\"}");

        assertThat(readBackRename(lost, "rb_found")).isEqualTo(new Finding.Ambiguous(null));
    }

    @Test
    void access_that_was_in_force_before_tells_nothing_of_a_grant_that_adds_an_alias() {
        MetafieldDefinition plain = made("rb_alias");
        sharing.grant(
                ada, shop, UUID.randomUUID(), new Shared.Definition(plain), new Access(null, List.of(READ)), null);
        MetafieldDefinition given = found("rb_alias");

        assertThat(readBack(
                        granting,
                        partners.metafieldAccessGrant(given.path(), new Access(null, List.of(READ)), "other_key"),
                        given))
                .isEqualTo(new Finding.CannotTell());
        assertThat(readBack(
                        granting,
                        partners.metafieldAccessGrant(plain.path(), new Access(null, List.of(READ)), "other_key"),
                        plain))
                .isInstanceOf(Finding.Applied.class);
    }

    @Test
    void access_that_nobody_had_tells_nothing_of_a_revocation() {
        MetafieldDefinition plain = made("rb_unshared");

        assertThat(readBack(
                        revoking,
                        partners.metafieldAccessRevoke(plain.path(), List.of(new Target("client", READ.grantee()))),
                        plain))
                .isEqualTo(new Finding.CannotTell());
    }
}
