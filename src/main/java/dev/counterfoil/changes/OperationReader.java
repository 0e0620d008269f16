package dev.counterfoil.changes;

import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class OperationReader implements Operations {

    private final OperationStore store;
    private final Rights rights;

    OperationReader(OperationStore store, Rights rights) {
        this.store = store;
        this.rights = rights;
    }

    @Override
    public List<OperationRecord> unfinished(Actor actor, int limit) {
        Rights.Reach reach = rights.reach(actor, Permission.AUDIT_VIEW);
        return store.unfinished(reach.all() ? null : reach.clients(), limit);
    }
}
