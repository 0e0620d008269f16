package dev.counterfoil.team.signin;

import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Rights;
import dev.counterfoil.team.Sessions;
import dev.counterfoil.team.persistence.MemberStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Each session carries the access version it began under; once that is raised, {@link SessionGuard} ends it and no service serves it. */
@Service
class OwnSessions implements Sessions {

    private final Rights rights;
    private final MemberStore members;
    private final SignInEntries entries;
    private final TransactionTemplate transaction;

    OwnSessions(Rights rights, MemberStore members, SignInEntries entries, TransactionTemplate transaction) {
        this.rights = rights;
        this.members = members;
        this.entries = entries;
        this.transaction = transaction;
    }

    @Override
    public void endAll(Actor actor) {
        rights.requireMember(actor);
        transaction.executeWithoutResult(status -> {
            if (members.raiseAccessVersion(actor.id(), actor.accessVersion())) {
                entries.signedOutEverywhere(actor);
            }
        });
    }
}
