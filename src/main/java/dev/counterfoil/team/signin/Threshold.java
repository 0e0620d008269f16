package dev.counterfoil.team.signin;

import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Signs somebody in from within a view, as the form's filter does it from a request. */
@Component
public class Threshold {

    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    /** Who calls, on a request thread. */
    public Caller caller() {
        return Caller.of(request());
    }

    /** From the next request on the session, under a new ID, is theirs. */
    public void admit(SignedIn signedIn) {
        HttpServletRequest request = request();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn.byPassword());
        // An ID known before signing in must be worth nothing afterwards.
        request.changeSessionId();
        sessions.saveContext(
                context, request, VaadinServletResponse.getCurrent().getHttpServletResponse());
    }

    private static HttpServletRequest request() {
        return VaadinServletRequest.getCurrent().getHttpServletRequest();
    }
}
