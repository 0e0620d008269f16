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
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.Partners;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code metafieldDefinitionDelete}: before-image READ (it must be the same definition still), read-back by the
 * path, then by its UUID in the list. There is no inverse: a definition can be created anew from the image, but the values that went with it are lost.
 *
 * @see <a href="https://shopify.dev/docs/api/shop-partners/latest/mutations/metafieldDefinitionDelete">reference</a>
 */
@Component
class DeleteDefinition implements OperationKind {

    static final String CODE = "metafieldDefinition.delete";

    private static final Inverse NONE = new Inverse.None("VALUES_GONE");

    /** What the person saw when they decided; another type or name may be another decision. */
    private static final Set<String> DECIDED_ON = Set.of("uuid", "name", "description", "type", "access");

    private final Partners partners;
    private final DefinitionImages images;
    private final DefinitionMirror mirror;

    DeleteDefinition(Partners partners, DefinitionImages images, DefinitionMirror mirror) {
        this.partners = partners;
        this.images = images;
        this.mirror = mirror;
    }

    Change change(Actor actor, Client client, UUID intent, MetafieldDefinition opened) {
        KeyPair path = opened.path();
        return new Change(
                intent,
                actor,
                client,
                CODE,
                Permission.DEFINITION_EDIT,
                Risk.HIGH,
                new Subject("metafieldDefinition", path.toString(), path.key()),
                partners.metafieldDefinitionDelete(path),
                new Before.Read(images.reader(path), images.of(opened), DECIDED_ON),
                NONE,
                Map.of("type", opened.type()));
    }

    @Override
    public Set<Inverse> inverses() {
        return Set.of(NONE);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Finding readBack(OperationRecord operation, Endpoint endpoint, Credential credential) {
        KeyPair path = DefinitionImages.path(operation.variables().path("identifier"));
        return switch (images.read(endpoint, credential, path)) {
            case Fetched.Failed<Optional<ObjectNode>> failed -> new Finding.Unreadable(failed.answer());
            case Fetched.Ok<Optional<ObjectNode>> ok -> {
                ObjectNode before = operation.beforeImage();
                if (before == null) {
                    yield new Finding.CannotTell();
                }
                String uuid = before.path("uuid").asString();
                yield ok.value()
                                .filter(found -> found.path("uuid").asString().equals(uuid))
                                .isPresent()
                        ? new Finding.NotApplied(ok.value().get())
                        : elsewhere(images.byUuid(endpoint, credential, uuid));
            }
        };
    }

    /** It left its path: deleted, or renamed by somebody meanwhile; only the list tells which. */
    private static Finding elsewhere(Fetched<Optional<ObjectNode>> found) {
        return switch (found) {
            case Fetched.Failed<Optional<ObjectNode>> failed -> new Finding.Unreadable(failed.answer());
            case Fetched.Ok<Optional<ObjectNode>> ok ->
                ok.value().<Finding>map(Finding.NotApplied::new).orElseGet(() -> new Finding.Applied(null));
        };
    }

    @Override
    public void applied(OperationRecord operation, @Nullable ObjectNode image) {
        ObjectNode before = operation.beforeImage();
        if (before != null) {
            mirror.gone(new ClientId(operation.clientId()), before.path("uuid").asString(""));
        }
    }
}
