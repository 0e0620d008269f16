package dev.counterfoil.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metafield definition apart from the paths that lead to it: those are {@link Placement}s.
 *
 * @param owner GID of the client that made it
 */
record Definition(
        String uuid,
        String owner,
        String name,
        String description,
        String type,
        List<Rule> validations,
        Access access) {

    /** A validation rule, {@code CustomDataMetafieldDefinitionValidationType}. */
    record Rule(String name, String value) {}

    /**
     * Who else may use it.
     *
     * @param level the default permission, null for none
     */
    record Access(@Nullable String level, List<Grant> grants) {

        static final Access PRIVATE = new Access(null, List.of());
    }

    /** One grant. */
    record Grant(Kind kind, String grantee, String level) {}

    /** How a grant names its grantee. */
    enum Kind {
        CLIENT,
        KEY,
        ROLE
    }

    /** Whether this client may share the definition: its maker, or a client with ADMIN. */
    boolean administeredBy(String gid) {
        return owner.equals(gid)
                || access.grants().stream()
                        .anyMatch(grant -> grant.kind() == Kind.CLIENT
                                && grant.grantee().equals(gid)
                                && grant.level().equals("ADMIN"));
    }

    Definition described(String newName, String newDescription, List<Rule> newValidations) {
        return new Definition(uuid, owner, newName, newDescription, type, newValidations, access);
    }
}
