package dev.counterfoil.usertokens;

import dev.counterfoil.changes.Authority;
import dev.counterfoil.changes.Before;
import dev.counterfoil.changes.Change;
import dev.counterfoil.changes.Inverse;
import dev.counterfoil.changes.OperationKind;
import dev.counterfoil.changes.OperationRecord;
import dev.counterfoil.changes.Risk;
import dev.counterfoil.clients.Client;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.tokens.TokenRefresh;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Renewal at the token endpoint (RFC 6749, section 6); like issuing, it cannot be read back. */
@Component
class RefreshToken implements OperationKind {

    static final String CODE = "userToken.refresh";

    private static final Inverse NONE = new Inverse.None("TOKEN_STAYS");

    Change change(Actor actor, Client client, UUID intent, UserToken token) {
        return new Change(
                intent,
                actor,
                client,
                CODE,
                Permission.USER_TOKEN_ISSUE,
                Risk.LOW,
                TokenEntries.subject(token.id()),
                TokenRefresh.mutation(),
                new Before.None(),
                NONE,
                Map.of(),
                new Authority.RefreshToken(token.id(), token.kept()),
                TokenEntries.person(token));
    }

    @Override
    public Set<Inverse> inverses() {
        return Set.of(NONE);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Finding readBack(OperationRecord operation, Endpoint endpoint, Credential credential) {
        return new Finding.CannotTell("TREAT_AS_ISSUED");
    }
}
