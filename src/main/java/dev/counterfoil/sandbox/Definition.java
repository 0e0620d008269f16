package dev.counterfoil.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metafield definition apart from the paths that lead to it: those are {@link Placement}s.
 *
 * @param owner GID of the client that made it
 */
record Definition(
        String uuid, String owner, String name, String description, String type, List<Rule> validations, Access access)
        implements Resource {

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

    /**
     * One grant.
     *
     * @param grantee a client's GID, a role, or a namespace's identifier, whatever keys lead to it
     */
    record Grant(Kind kind, String grantee, String level) {

        boolean sameGrantee(Grant other) {
            return kind == other.kind && grantee.equals(other.grantee);
        }

        /** Whether the grantee has a shelf on which what is shared stands under a key. */
        boolean placed() {
            return kind != Kind.ROLE;
        }
    }

    /** How a grant names its grantee. */
    enum Kind {
        CLIENT,
        KEY,
        ROLE
    }

    @Override
    public Definition with(Access other) {
        return new Definition(uuid, owner, name, description, type, validations, other);
    }

    @Override
    public Definition described(String newName, String newDescription) {
        return new Definition(uuid, owner, newName, newDescription, type, validations, access);
    }

    Definition ruled(List<Rule> newValidations) {
        return new Definition(uuid, owner, name, description, type, newValidations, access);
    }

    @Override
    public Event event() {
        return Event.defined(this);
    }
}
