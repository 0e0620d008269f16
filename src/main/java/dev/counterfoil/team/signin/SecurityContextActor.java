package dev.counterfoil.team.signin;

import com.vaadin.flow.server.VaadinServletRequest;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Reads the session's principal; address and browser are those of the request at hand, else those of the sign-in. */
@Service
class SecurityContextActor implements CurrentActor {

    @Override
    public Actor get() {
        Authentication proof = SecurityContextHolder.getContext().getAuthentication();
        if (proof == null || !proof.isAuthenticated() || !(proof.getPrincipal() instanceof SignedIn signedIn)) {
            throw new AccessDeniedException("team.nobody");
        }
        return signedIn.actor(caller(signedIn));
    }

    private static Caller caller(SignedIn signedIn) {
        VaadinServletRequest request = VaadinServletRequest.getCurrent();
        if (request != null) {
            return Caller.of(request.getHttpServletRequest());
        }
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            return Caller.of(attributes.getRequest());
        }
        return signedIn.caller();
    }
}
