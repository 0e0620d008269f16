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
import dev.counterfoil.upstream.partners.DefinitionCreate;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.Partners;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code metafieldDefinitionCreate}: before-image READ (there must be none at that path), read-back by the path, inverse
 * deletion.
 *
 * @see <a href="https://shopify.dev/docs/api/shop-partners/latest/mutations/metafieldDefinitionCreate">reference</a>
 */
@Component
class CreateDefinition implements OperationKind {

    static final String CODE = "metafieldDefinition.create";

    private static final Inverse INVERSE = new Inverse.By(DeleteDefinition.CODE);

    private final Partners partners;
    private final DefinitionImages images;
    private final DefinitionMirror mirror;

    CreateDefinition(Partners partners, DefinitionImages images, DefinitionMirror mirror) {
        this.partners = partners;
        this.images = images;
        this.mirror = mirror;
    }

    Change change(Actor actor, Client client, UUID intent, DefinitionForm form) {
        KeyPair path = new KeyPair(null, form.key());
        return new Change(
                intent,
                actor,
                client,
                CODE,
                form.access() == null ? Permission.DEFINITION_EDIT : Permission.DEFINITION_SHARE,
                Risk.LOW,
                new Subject("metafieldDefinition", path.toString(), form.key()),
                partners.metafieldDefinitionCreate(new DefinitionCreate(
                        form.key(),
                        form.name(),
                        form.description(),
                        form.type(),
                        form.namespace(),
                        form.validations(),
                        form.access())),
                new Before.Read(images.reader(path), null, Set.of()),
                INVERSE,
                Map.of("type", form.type()));
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
        JsonNode sent = operation.variables().path("definition");
        return switch (images.read(
                endpoint, credential, new KeyPair(null, sent.path("key").asString()))) {
            case Fetched.Failed<Optional<ObjectNode>> failed -> new Finding.Unreadable(failed.answer());
            case Fetched.Ok<Optional<ObjectNode>> ok ->
                ok.value()
                        .map(found -> asSent(sent, found) ? new Finding.Applied(found) : new Finding.Ambiguous(found))
                        .orElseGet(() -> new Finding.NotApplied(null));
        };
    }

    private static boolean asSent(JsonNode sent, ObjectNode found) {
        return sent.path("type").equals(found.path("type").path("name"))
                && sent.path("name").equals(found.path("name"))
                && sent.path("description").equals(found.path("description"))
                && DefinitionImages.sameRules(sent.path("validations"), found.path("validations"))
                && (!sent.has("access") || Sharing.holds(sent.path("access"), found.path("access")));
    }

    @Override
    public void applied(OperationRecord operation, @Nullable ObjectNode image) {
        if (image != null) {
            mirror.changed(
                    new ClientId(operation.clientId()),
                    partners.readDefinition(image),
                    operation.subject().id());
        }
    }
}
