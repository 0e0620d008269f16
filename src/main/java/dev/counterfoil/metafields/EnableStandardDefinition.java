package dev.counterfoil.metafields;

import dev.counterfoil.changes.Before;
import dev.counterfoil.changes.Change;
import dev.counterfoil.changes.Inverse;
import dev.counterfoil.changes.OperationKind;
import dev.counterfoil.changes.OperationRecord;
import dev.counterfoil.changes.Risk;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.mirror.DefinitionMirror;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.Partners;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code standardMetafieldDefinitionEnable}: before-image READ (it must not exist yet), read-back by the path, inverse
 * deletion. The reference calls it a placeholder; what the API answers today is a refusal, which is recorded like any other.
 *
 * @see <a href="https://shopify.dev/docs/api/shop-partners/latest/mutations/standardMetafieldDefinitionEnable">reference</a>
 */
@Component
class EnableStandardDefinition implements OperationKind {

    static final String CODE = "standardMetafieldDefinition.enable";

    private static final Inverse INVERSE = new Inverse.By(DeleteDefinition.CODE);

    private final Partners partners;
    private final DefinitionImages images;
    private final DefinitionMirror mirror;

    EnableStandardDefinition(Partners partners, DefinitionImages images, DefinitionMirror mirror) {
        this.partners = partners;
        this.images = images;
        this.mirror = mirror;
    }

    Change change(Actor actor, Client client, UUID intent, KeyPair path) {
        String namespace = path.namespace() == null ? "" : path.namespace();
        return new Change(
                intent,
                actor,
                client,
                CODE,
                Permission.DEFINITION_EDIT,
                Risk.LOW,
                new Subject("metafieldDefinition", path.toString(), path.toString()),
                partners.standardMetafieldDefinitionEnable(namespace, path.key()),
                new Before.Read(images.reader(path), null, Set.of()),
                INVERSE,
                Map.of());
    }

    private static KeyPair path(OperationRecord operation) {
        return DefinitionImages.path(operation.variables());
    }

    @Override
    public Set<Inverse> inverses() {
        return Set.of(INVERSE);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Finding readBack(OperationRecord operation, Endpoint endpoint, Credential credential) {
        return switch (images.read(endpoint, credential, path(operation))) {
            case Fetched.Failed<Optional<ObjectNode>> failed -> new Finding.Unreadable(failed.answer());
            case Fetched.Ok<Optional<ObjectNode>> ok ->
                ok.value().<Finding>map(Finding.Applied::new).orElseGet(() -> new Finding.NotApplied(null));
        };
    }

    @Override
    public void applied(OperationRecord operation, @Nullable ObjectNode image) {
        mirror.readAgain(new ClientId(operation.clientId()), path(operation));
    }
}
