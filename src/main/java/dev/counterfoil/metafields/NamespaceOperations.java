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
import dev.counterfoil.mirror.NamespaceMirror;
import dev.counterfoil.mirror.SeenNamespace;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldNamespace;
import dev.counterfoil.upstream.partners.NamespaceCreate;
import dev.counterfoil.upstream.partners.NamespaceUpdate;
import dev.counterfoil.upstream.partners.Partners;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * The changes of namespaces. No query returns a namespace, so none can be read before or back: the before-image is the
 * last answer we recorded (REMEMBERED) or NONE, and an unclear outcome becomes a task.
 *
 * @see <a href="https://shopify.dev/docs/api/shop-partners/latest/objects/MetafieldNamespace">reference</a>
 */
final class NamespaceOperations {

    private static final Inverse DELETE = new Inverse.By("metafieldNamespace.delete");
    private static final Inverse BACK = new Inverse.By("metafieldNamespace.update");
    private static final Inverse NOT_REMEMBERED = new Inverse.None("NOT_REMEMBERED");
    private static final Inverse ACCESS_GONE = new Inverse.None("ACCESS_GONE");

    private NamespaceOperations() {}

    /** What the three have in common. */
    abstract static class Kind implements OperationKind {

        final Partners partners;
        final NamespaceMirror mirror;

        Kind(Partners partners, NamespaceMirror mirror) {
            this.partners = partners;
            this.mirror = mirror;
        }

        Change change(
                Actor actor,
                Client client,
                UUID intent,
                KeyPair path,
                Mutation mutation,
                Risk risk,
                @Nullable Access given) {
            SeenNamespace remembered =
                    mirror.remembered(client.id(), path.toString()).orElse(null);
            return new Change(
                    intent,
                    actor,
                    client,
                    code(),
                    given != null ? Permission.DEFINITION_SHARE : Permission.DEFINITION_EDIT,
                    risk,
                    new Subject("metafieldNamespace", path.toString(), path.toString()),
                    mutation,
                    remembered == null
                            ? new Before.None()
                            : new Before.Remembered(partners.image(remembered.namespace()), remembered.seenAt()),
                    inverse(remembered == null ? null : remembered.namespace(), given),
                    Map.of());
        }

        /**
         * What takes it back.
         *
         * @param before as remembered, if it is
         * @param given the access that goes with the change, if any
         */
        abstract Inverse inverse(@Nullable MetafieldNamespace before, @Nullable Access given);

        @Override
        public Finding readBack(OperationRecord operation, Endpoint endpoint, Credential credential) {
            return new Finding.CannotTell();
        }

        @Override
        public void applied(OperationRecord operation, @Nullable ObjectNode image) {
            if (image != null) {
                mirror.changed(
                        new ClientId(operation.clientId()), operation.subject().id(), partners.readNamespace(image));
            }
        }
    }

    /** {@code metafieldNamespaceCreate}; its inverse is deletion. */
    @Component
    static class Create extends Kind {

        Create(Partners partners, NamespaceMirror mirror) {
            super(partners, mirror);
        }

        Change change(Actor actor, Client client, UUID intent, NamespaceCreate input) {
            return change(
                    actor,
                    client,
                    intent,
                    new KeyPair(null, input.key()),
                    partners.metafieldNamespaceCreate(input),
                    Risk.LOW,
                    input.access());
        }

        @Override
        public String code() {
            return "metafieldNamespace.create";
        }

        @Override
        public Set<Inverse> inverses() {
            return Set.of(DELETE);
        }

        @Override
        Inverse inverse(@Nullable MetafieldNamespace before, @Nullable Access given) {
            return DELETE;
        }
    }

    /** {@code metafieldNamespaceUpdate}; its inverse is an update to what is remembered. */
    @Component
    static class Update extends Kind {

        Update(Partners partners, NamespaceMirror mirror) {
            super(partners, mirror);
        }

        Change change(Actor actor, Client client, UUID intent, NamespaceUpdate input) {
            return change(
                    actor,
                    client,
                    intent,
                    input.identifier(),
                    partners.metafieldNamespaceUpdate(input),
                    Risk.MEDIUM,
                    input.access());
        }

        @Override
        public String code() {
            return "metafieldNamespace.update";
        }

        @Override
        public Set<Inverse> inverses() {
            return Set.of(BACK, NOT_REMEMBERED, AccessInverse.ACCESS_UNKNOWN, AccessInverse.DEFAULT_STAYS);
        }

        @Override
        Inverse inverse(@Nullable MetafieldNamespace before, @Nullable Access given) {
            if (before == null) {
                return NOT_REMEMBERED;
            }
            if (given != null && before.access() == null) {
                return AccessInverse.ACCESS_UNKNOWN;
            }
            return AccessInverse.setsFirstDefault(given, before.access()) ? AccessInverse.DEFAULT_STAYS : BACK;
        }
    }

    /** {@code metafieldNamespaceDelete}; nothing brings back the access that was shared through it. */
    @Component
    static class Delete extends Kind {

        Delete(Partners partners, NamespaceMirror mirror) {
            super(partners, mirror);
        }

        Change change(Actor actor, Client client, UUID intent, KeyPair path) {
            return change(actor, client, intent, path, partners.metafieldNamespaceDelete(path), Risk.HIGH, null);
        }

        @Override
        public String code() {
            return "metafieldNamespace.delete";
        }

        @Override
        public Set<Inverse> inverses() {
            return Set.of(ACCESS_GONE);
        }

        @Override
        Inverse inverse(@Nullable MetafieldNamespace before, @Nullable Access given) {
            return ACCESS_GONE;
        }

        @Override
        public void applied(OperationRecord operation, @Nullable ObjectNode image) {
            mirror.gone(new ClientId(operation.clientId()), operation.subject().id());
        }
    }
}
