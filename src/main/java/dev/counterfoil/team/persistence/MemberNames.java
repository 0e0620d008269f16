package dev.counterfoil.team.persistence;

import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.team.Members;
import java.util.Collection;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

@Service
class MemberNames implements Members {

    private final MemberStore members;

    MemberNames(MemberStore members) {
        this.members = members;
    }

    @Override
    public Map<MemberId, String> names(Actor actor, Collection<MemberId> ids) {
        if (!members.isCurrent(actor.id(), actor.accessVersion())) {
            throw new AccessDeniedException("team.denied");
        }
        return members.names(ids);
    }
}
