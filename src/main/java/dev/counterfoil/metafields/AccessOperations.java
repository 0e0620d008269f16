package dev.counterfoil.metafields;

import dev.counterfoil.changes.Before;
import dev.counterfoil.changes.OperationKind.Finding;
import dev.counterfoil.changes.OperationRecord;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.mirror.DefinitionMirror;
import dev.counterfoil.mirror.NamespaceMirror;
import dev.counterfoil.mirror.SeenNamespace;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldNamespace;
import dev.counterfoil.upstream.partners.Partners;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What granting and revoking have in common: their answers hold errors only, so the access in force is read from the definition. */
@Component
class AccessOperations {

    private final Partners partners;
    private final DefinitionImages images;
    private final DefinitionMirror definitions;
    private final NamespaceMirror namespaces;

    AccessOperations(
            Partners partners, DefinitionImages images, DefinitionMirror definitions, NamespaceMirror namespaces) {
        this.partners = partners;
        this.images = images;
        this.definitions = definitions;
        this.namespaces = namespaces;
    }

    /** @param touched what of the access in force this change replaces */
    Before before(Shared shared, Function<JsonNode, ?> touched) {
        return switch (shared) {
            case Shared.Definition it ->
                new Before.Read(
                        images.reader(it.path()), images.of(it.opened()), image -> touched.apply(image.path("access")));
            case Shared.Namespace it -> {
                SeenNamespace remembered = it.remembered();
                yield remembered == null
                        ? new Before.None()
                        : new Before.Remembered(partners.image(remembered.namespace()), remembered.seenAt());
            }
        };
    }

    /**
     * Reads the access in force; where it showed the change before it was sent, it tells nothing of it.
     *
     * @param done whether the access in force shows the change
     */
    Finding readBack(OperationRecord operation, Endpoint endpoint, Credential credential, Predicate<JsonNode> done) {
        if (!isDefinition(operation)) {
            return new Finding.CannotTell();
        }
        return switch (images.read(endpoint, credential, path(operation))) {
            case Fetched.Failed<Optional<ObjectNode>> failed -> new Finding.Unreadable(failed.answer());
            case Fetched.Ok<Optional<ObjectNode>> ok -> {
                if (ok.value().isEmpty() || !ok.value().get().path("access").isObject()) {
                    yield new Finding.CannotTell();
                }
                ObjectNode found = ok.value().get();
                ObjectNode before = operation.beforeImage();
                if (before != null && !before.path("uuid").equals(found.path("uuid"))) {
                    yield new Finding.Ambiguous(found);
                }
                if (before != null && done.test(before.path("access"))) {
                    yield new Finding.CannotTell();
                }
                yield done.test(found.path("access")) ? new Finding.Applied(found) : new Finding.NotApplied(found);
            }
        };
    }

    /** Reads the definition again; for a namespace, makes the same change to what is remembered. */
    void applied(OperationRecord operation, UnaryOperator<Access> change) {
        ClientId client = new ClientId(operation.clientId());
        KeyPair path = path(operation);
        if (isDefinition(operation)) {
            definitions.readAgain(client, path);
            return;
        }
        namespaces.remembered(client, path.toString()).ifPresent(seen -> {
            MetafieldNamespace it = seen.namespace();
            // Where the others are not known, one grant must not look as if it were the only one.
            if (it.access() != null) {
                namespaces.changed(
                        client,
                        path.toString(),
                        new MetafieldNamespace(
                                it.uuid(),
                                it.namespace(),
                                it.key(),
                                it.name(),
                                it.description(),
                                change.apply(it.access())));
            }
        });
    }

    private static boolean isDefinition(OperationRecord operation) {
        return operation.subject().kind().equals("metafieldDefinition");
    }

    private static KeyPair path(OperationRecord operation) {
        return DefinitionImages.path(operation.variables().path("identifier"));
    }
}
