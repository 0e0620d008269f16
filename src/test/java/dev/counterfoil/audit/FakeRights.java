package dev.counterfoil.audit;

import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/** Every permission on everything, or on these clients only. */
public class FakeRights implements Rights {

    public boolean all = true;
    public Set<UUID> clients = Set.of();

    /** Held on nothing. */
    public Set<Permission> withheld = Set.of();

    @Override
    public void require(Actor actor, Permission permission, @Nullable UUID clientId) {
        if (!may(actor, permission, clientId)) {
            throw new AccessDeniedException("no");
        }
    }

    @Override
    public boolean may(Actor actor, Permission permission, @Nullable UUID clientId) {
        return !withheld.contains(permission) && (all || clientId != null && clients.contains(clientId));
    }

    @Override
    public Reach reach(Actor actor, Permission permission) {
        return new Reach(all, all ? Set.of() : clients);
    }
}
