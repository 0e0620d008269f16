package dev.counterfoil.team.signin;

import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.team.persistence.MemberStore;
import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** The principal of a session: who signed in, when, and with which access version. */
public record SignedIn(UUID id, String displayName, String email, long accessVersion, Instant at, Caller caller)
        implements Principal, Serializable {

    static SignedIn of(MemberStore.Account account, Instant at, Caller caller) {
        return new SignedIn(account.id().value(), account.name(), account.email(), account.accessVersion(), at, caller);
    }

    /** Proven by password alone: a second factor adds its own {@link FactorGrantedAuthority}. */
    Authentication byPassword() {
        FactorGrantedAuthority factor = FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(at)
                .build();
        UsernamePasswordAuthenticationToken proof =
                UsernamePasswordAuthenticationToken.authenticated(this, null, List.of(factor));
        proof.setDetails(caller);
        return proof;
    }

    Actor actor(Caller now) {
        return new Actor(new MemberId(id), displayName, email, accessVersion, at, now.ip(), now.agent());
    }

    @Override
    public String getName() {
        return id.toString();
    }

    @Override
    public String toString() {
        return "SignedIn[" + id + "]";
    }
}
