package dev.counterfoil.metafields;

import dev.counterfoil.changes.Change;
import dev.counterfoil.changes.Inverse;
import dev.counterfoil.changes.OperationKind;
import dev.counterfoil.changes.OperationRecord;
import dev.counterfoil.changes.Risk;
import dev.counterfoil.clients.Client;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.Partners;
import dev.counterfoil.upstream.partners.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code metafieldAccessRevoke}: before-image READ from the definition (REMEMBERED or NONE for a namespace), read-back of
 * the access in force, inverse granting the former level again.
 *
 * @see <a href="https://shopify.dev/docs/api/shop-partners/latest/mutations/metafieldAccessRevoke">reference</a>
 */
@Component
class RevokeAccess implements OperationKind {

    static final String CODE = "metafieldAccess.revoke";

    private final Partners partners;
    private final AccessOperations access;

    RevokeAccess(Partners partners, AccessOperations access) {
        this.partners = partners;
        this.access = access;
    }

    Change change(Actor actor, Client client, UUID intent, Shared shared, Target target) {
        return new Change(
                intent,
                actor,
                client,
                CODE,
                Permission.DEFINITION_SHARE,
                Risk.MEDIUM,
                shared.subject(),
                partners.metafieldAccessRevoke(shared.path(), List.of(target)),
                access.before(shared, inForce -> Sharing.level(inForce, target)),
                AccessInverse.ofRevocation(shared.access(), target),
                Map.of("grants", target.grantee()));
    }

    @Override
    public Set<Inverse> inverses() {
        return Set.of(AccessInverse.GRANT, AccessInverse.ACCESS_UNKNOWN, AccessInverse.NOTHING_TAKEN);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Finding readBack(OperationRecord operation, Endpoint endpoint, Credential credential) {
        List<Target> targets = Sharing.targets(operation.variables().path("targets"));
        return access.readBack(
                operation,
                endpoint,
                credential,
                inForce -> targets.stream()
                        .allMatch(target -> Sharing.level(inForce, target).isEmpty()));
    }

    @Override
    public void applied(OperationRecord operation, @Nullable ObjectNode image) {
        List<Target> targets = Sharing.targets(operation.variables().path("targets"));
        access.applied(
                operation,
                now -> new Access(
                        now.level(),
                        now.grants().stream()
                                .filter(grant -> !targets.contains(Sharing.target(grant)))
                                .toList()));
    }
}
