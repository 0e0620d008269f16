package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Definition.Access;
import dev.counterfoil.sandbox.Definition.Grant;
import dev.counterfoil.sandbox.Definition.Kind;
import dev.counterfoil.sandbox.FieldError.Gatherer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a {@code CustomDataAccessInput}: the scope it takes, and what a grant must say. */
final class AccessRules {

    static final String SCOPE = "share_metafield";

    /**
     * What an input asks for.
     *
     * @param setsLevel whether it names a default permission, be it null for none
     * @param grants null when it names none
     */
    record Wish(
            boolean setsLevel,
            @Nullable String level,
            @Nullable List<Grant> grants) {

        static final Wish NOTHING = new Wish(false, null, null);

        /** As create and update set it: a list of grants replaces the one before. */
        Access replacing(Access old) {
            return new Access(setsLevel ? level : old.level(), grants == null ? old.grants() : grants);
        }

        /** As {@code metafieldAccessGrant} adds it: only a grant to the same grantee is replaced. */
        Access addedTo(Access old) {
            List<Grant> all = new ArrayList<>(old.grants());
            for (Grant grant : grants == null ? List.<Grant>of() : grants) {
                int at = position(all, grant);
                if (at < 0) {
                    all.add(grant);
                } else {
                    all.set(at, grant);
                }
            }
            return new Access(setsLevel ? level : old.level(), List.copyOf(all));
        }
    }

    private AccessRules() {}

    /**
     * Reads the input.
     *
     * @param shared what is to be shared, null when it is about to be made
     * @param keys where each grantee is going to find it, and where to report that the key is taken there
     */
    static Wish read(
            Sharing.Caller caller, @Nullable Resource shared, @Nullable Object input, Keys keys, Gatherer errors) {
        if (!(input instanceof Map<?, ?> access)) {
            return Wish.NOTHING;
        }
        if (!caller.may(SCOPE)) {
            errors.add("Access denied. Sharing requires the client scope " + SCOPE);
            return Wish.NOTHING;
        }
        @Nullable List<Grant> grants = null;
        if (access.get("grants") instanceof List<?> given) {
            grants = new ArrayList<>();
            for (int i = 0; i < given.size(); i++) {
                Gatherer here = errors.at("grants", i);
                @Nullable
                Grant grant = given.get(i) instanceof Map<?, ?> each ? grant(caller, shared, each, here) : null;
                if (grant != null && position(grants, grant) >= 0) {
                    here.add("Grantee has already been taken");
                } else if (grant != null) {
                    keys.check(grant, here);
                    grants.add(grant);
                }
            }
        }
        return new Wish(
                access.containsKey("default"),
                access.get("default") instanceof String level ? Level.of(level).name() : null,
                grants == null ? null : List.copyOf(grants));
    }

    /** Where grantees find what is shared with them. */
    interface Keys {

        void check(Grant grant, Gatherer errors);
    }

    private static @Nullable Grant grant(
            Sharing.Caller caller, @Nullable Resource shared, Map<?, ?> input, Gatherer errors) {
        Optional<Sharing.Grantee> read = Sharing.grantee(caller, input, errors);
        if (read.isEmpty()) {
            return null;
        }
        Sharing.Grantee grantee = read.get();
        if (!(input.get("grant") instanceof String level)) {
            errors.at("grant").add("Grant can't be blank");
            return null;
        }
        if (grantee.kind() == Kind.CLIENT
                && grantee.name().equals(caller.client().gid())) {
            errors.at("granteeId").add("Grantee can't be the client itself");
            return null;
        }
        if (shared != null && grantee.kind() == Kind.CLIENT && grantee.name().equals(shared.owner())) {
            errors.at("granteeId").add("Grantee can't be the client that made it");
            return null;
        }
        if (grantee.kind() == Kind.KEY) {
            if (shared != null && Sharing.holds(caller.state(), shared.uuid(), grantee.name())) {
                errors.at("grantee").add("Grantee can't be the namespace itself or one inside it");
                return null;
            }
            if (!Sharing.mayPlaceInto(caller, grantee.name())) {
                errors.at("grantee").add("Access denied. Sharing into a namespace requires WRITE permission on it");
                return null;
            }
        }
        return new Grant(grantee.kind(), grantee.name(), Level.of(level).name());
    }

    static int position(List<Grant> grants, Grant wanted) {
        for (int i = 0; i < grants.size(); i++) {
            if (grants.get(i).sameGrantee(wanted)) {
                return i;
            }
        }
        return -1;
    }
}
