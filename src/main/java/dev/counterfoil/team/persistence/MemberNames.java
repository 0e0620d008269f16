package dev.counterfoil.team.persistence;

import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.team.Members;
import dev.counterfoil.team.Rights;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Service;

@Service
class MemberNames implements Members {

    private final MemberStore members;
    private final Rights rights;

    MemberNames(MemberStore members, Rights rights) {
        this.members = members;
        this.rights = rights;
    }

    @Override
    public Map<MemberId, String> names(Actor actor, Collection<MemberId> ids) {
        rights.requireMember(actor);
        return members.names(ids);
    }
}
