package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Definition.Grant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client may do with a definition or a namespace, lowest first, after
 * <a href="https://shopify.dev/docs/api/shop-partners/latest/enums/CustomDataAccessPermissionType">CustomDataAccessPermissionType</a>.
 */
enum Level {
    NONE,
    READ,
    WRITE,
    ADMIN;

    /** READ_WRITE is documented as the same as WRITE; WRITE is what is kept. */
    static Level of(@Nullable String word) {
        return word == null ? NONE : word.equals("READ_WRITE") ? WRITE : valueOf(word);
    }

    boolean atLeast(Level other) {
        return compareTo(other) >= 0;
    }

    /**
     * The highest level by which the client has it: as its maker, by the default permission, by its own grant, or through a namespace, where it has the lower of
     * the namespace's grant and its own level on the namespace. No client of the sandbox has a role.
     */
    static Level on(State state, String client, Resource resource) {
        return on(state, client, resource, new HashSet<>());
    }

    private static Level on(State state, String client, Resource resource, Set<String> seen) {
        if (resource.owner().equals(client)) {
            return ADMIN;
        }
        Level best = of(resource.access().level());
        for (Grant grant : resource.access().grants()) {
            Level here = switch (grant.kind()) {
                case CLIENT -> grant.grantee().equals(client) ? of(grant.level()) : NONE;
                case ROLE -> NONE;
                case KEY -> through(state, client, grant, seen);
            };
            best = here.atLeast(best) ? here : best;
        }
        return best;
    }

    private static Level through(State state, String client, Grant grant, Set<String> seen) {
        Optional<Resource> namespace = state.resource(grant.grantee());
        if (namespace.isEmpty() || !seen.add(grant.grantee())) {
            return NONE;
        }
        Level there = on(state, client, namespace.get(), seen);
        seen.remove(grant.grantee());
        Level shared = of(grant.level());
        return there.atLeast(shared) ? shared : there;
    }
}
