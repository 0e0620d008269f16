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
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.Partners;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code metafieldAccessGrant}: before-image READ from the definition (REMEMBERED or NONE for a namespace), read-back of
 * the access in force, inverse revoking, or granting the former level again.
 *
 * @see <a href="https://shopify.dev/docs/api/shop-partners/latest/mutations/metafieldAccessGrant">reference</a>
 */
@Component
class GrantAccess implements OperationKind {

    static final String CODE = "metafieldAccess.grant";

    private final Partners partners;
    private final AccessOperations access;

    GrantAccess(Partners partners, AccessOperations access) {
        this.partners = partners;
        this.access = access;
    }

    Change change(Actor actor, Client client, UUID intent, Shared shared, Access given, @Nullable String alias) {
        Map<String, String> parameters = new HashMap<>();
        if (given.level() != null) {
            parameters.put("grants.default", given.level());
        }
        if (!given.grants().isEmpty()) {
            parameters.put(
                    "grants",
                    given.grants().stream()
                            .map(grant -> grant.grantee() + ": " + grant.level())
                            .collect(Collectors.joining(", ")));
        }
        if (alias != null) {
            parameters.put("alias", alias);
        }
        return new Change(
                intent,
                actor,
                client,
                CODE,
                Permission.DEFINITION_SHARE,
                Risk.MEDIUM,
                shared.subject(),
                partners.metafieldAccessGrant(shared.path(), given, alias),
                access.before(shared, inForce -> touched(given, inForce)),
                AccessInverse.ofGrant(shared.access(), given),
                parameters);
    }

    /** A definition as it would be with this given; null for a namespace, which is never found to differ. */
    @Nullable
    ObjectNode wanted(Shared shared, Access given) {
        return shared instanceof Shared.Definition it
                ? partners.image(it.opened().with(Sharing.over(it.access(), given)))
                : null;
    }

    /** What the grantees concerned may do now; other grants may come and go meanwhile. */
    private static List<Optional<String>> touched(Access given, JsonNode inForce) {
        Stream<Optional<String>> byDefault =
                given.level() == null ? Stream.empty() : Stream.of(Sharing.byDefault(inForce));
        Stream<Optional<String>> byGrant =
                given.grants().stream().map(grant -> Sharing.level(inForce, Sharing.target(grant)));
        return Stream.concat(byDefault, byGrant).toList();
    }

    @Override
    public Set<Inverse> inverses() {
        return Set.of(
                AccessInverse.REVOKE, AccessInverse.GRANT, AccessInverse.DEFAULT_STAYS, AccessInverse.ACCESS_UNKNOWN);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Finding readBack(OperationRecord operation, Endpoint endpoint, Credential credential) {
        JsonNode asked = operation.variables().path("access");
        return access.readBack(operation, endpoint, credential, inForce -> Sharing.holds(asked, inForce));
    }

    @Override
    public void applied(OperationRecord operation, @Nullable ObjectNode image) {
        Access given = granted(operation.variables().path("access"));
        access.applied(operation, now -> {
            List<Grant> grants = new ArrayList<>(now.grants());
            given.grants().forEach(grant -> {
                grants.removeIf(one -> Sharing.target(one).equals(Sharing.target(grant)));
                grants.add(grant);
            });
            return new Access(given.level() == null ? now.level() : given.level(), List.copyOf(grants));
        });
    }

    private Access granted(JsonNode sent) {
        ObjectNode image = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        image.put("key", "").set("access", sent);
        Access read = partners.readNamespace(image).access();
        return read == null ? new Access(null, List.of()) : read;
    }
}
