package dev.counterfoil.clients;

import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;

/** Everything is allowed but what a test takes away. */
public class TurnableRights implements Rights {

    public final Set<Permission> denied = EnumSet.noneOf(Permission.class);
    public Set<UUID> only;

    @Override
    public void require(Actor actor, Permission permission, UUID clientId) {
        if (!may(actor, permission, clientId)) {
            throw new AccessDeniedException("denied");
        }
    }

    @Override
    public boolean may(Actor actor, Permission permission, UUID clientId) {
        return !denied.contains(permission) && (clientId == null || only == null || only.contains(clientId));
    }

    @Override
    public Reach reach(Actor actor, Permission permission) {
        if (denied.contains(permission)) {
            return new Reach(false, Set.of());
        }
        return only == null ? new Reach(true, Set.of()) : new Reach(false, only);
    }
}
