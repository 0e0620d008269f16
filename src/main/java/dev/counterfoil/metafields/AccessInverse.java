package dev.counterfoil.metafields;

import dev.counterfoil.changes.Inverse;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.Target;
import org.jspecify.annotations.Nullable;

/** What takes a change of access back. It depends on the access before, which of a namespace is remembered at best. */
final class AccessInverse {

    static final Inverse GRANT = new Inverse.By(GrantAccess.CODE);
    static final Inverse REVOKE = new Inverse.By(RevokeAccess.CODE);

    /** The API has no word for "no default permission". */
    static final Inverse DEFAULT_STAYS = new Inverse.None("DEFAULT_STAYS");

    /** Nobody knows what to go back to. */
    static final Inverse ACCESS_UNKNOWN = new Inverse.None("ACCESS_UNKNOWN");

    static final Inverse NOTHING_TAKEN = new Inverse.None("NOTHING_TAKEN");

    private AccessInverse() {}

    static Inverse ofGrant(@Nullable Access now, Access given) {
        if (now == null) {
            return ACCESS_UNKNOWN;
        }
        if (setsFirstDefault(given, now)) {
            return DEFAULT_STAYS;
        }
        boolean allNew = given.grants().stream().allMatch(grant -> Sharing.level(now, Sharing.target(grant)) == null);
        return given.level() == null && allNew ? REVOKE : GRANT;
    }

    static Inverse ofRevocation(@Nullable Access now, Target target) {
        if (now == null) {
            return ACCESS_UNKNOWN;
        }
        return Sharing.level(now, target) == null ? NOTHING_TAKEN : GRANT;
    }

    static boolean setsFirstDefault(@Nullable Access given, @Nullable Access now) {
        return given != null && given.level() != null && (now == null || now.level() == null);
    }
}
