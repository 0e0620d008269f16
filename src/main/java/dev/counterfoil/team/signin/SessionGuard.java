package dev.counterfoil.team.signin;

import dev.counterfoil.team.MemberId;
import dev.counterfoil.team.persistence.MemberStore;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that was idle or lasted too long, or whose member was removed or changed. A heartbeat, a push connection, and what
 * an open page tells of itself are no sign of a person: an open tab does not keep a session alive.
 */
final class SessionGuard extends OncePerRequestFilter {

    private static final String LAST_ACTIVE = "counterfoil.lastActive";

    private final SessionRules rules;
    private final MemberStore members;
    private final Clock clock;

    SessionGuard(SessionRules rules, MemberStore members, Clock clock) {
        this.rules = rules;
        this.members = members;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        HttpServletRequest going = request;
        try {
            SignedIn signedIn = session == null ? null : signedIn(session);
            if (session != null && signedIn != null) {
                String purpose = request.getParameter("v-r");
                going = "uidl".equals(purpose) ? new UidlRequest(request) : request;
                judge(session, signedIn, going, purpose);
            }
        } catch (IllegalStateException left) {
            // The session ended in another request since it was asked for; nothing is left of it to go by.
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(going, response);
    }

    private void judge(HttpSession session, SignedIn signedIn, HttpServletRequest request, @Nullable String purpose) {
        Instant now = clock.instant();
        if (hasEnded(session, signedIn, now) || asks(request, purpose) && !isCurrent(signedIn)) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        } else if (byPerson(request, purpose)) {
            session.setAttribute(LAST_ACTIVE, now);
        }
    }

    private static boolean byPerson(HttpServletRequest request, @Nullable String purpose) {
        return request instanceof UidlRequest told
                ? told.byPerson()
                : !"heartbeat".equals(purpose) && !"push".equals(purpose) && !forThePage(request);
    }

    /** What an open page fetches for itself, such as the pictures of a list that has just been refreshed. */
    private static boolean forThePage(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return destination != null
                && Set.of("image", "script", "style", "font", "manifest").contains(destination);
    }

    private boolean hasEnded(HttpSession session, SignedIn signedIn, Instant now) {
        Instant lastActive = session.getAttribute(LAST_ACTIVE) instanceof Instant known ? known : signedIn.at();
        return !now.isBefore(signedIn.at().plus(rules.absolute())) || !now.isBefore(lastActive.plus(rules.idle()));
    }

    private boolean isCurrent(SignedIn signedIn) {
        return members.isCurrent(new MemberId(signedIn.id()), signedIn.accessVersion());
    }

    /** Pages and what they ask, but not each style sheet and script. */
    private static boolean asks(HttpServletRequest request, @Nullable String purpose) {
        String accept = request.getHeader("Accept");
        return purpose != null
                || accept == null
                || accept.contains("text/html")
                || !request.getMethod().equals("GET");
    }

    private static @Nullable SignedIn signedIn(HttpSession session) {
        Object context = session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        return context instanceof SecurityContext known
                        && known.getAuthentication() != null
                        && known.getAuthentication().getPrincipal() instanceof SignedIn signedIn
                ? signedIn
                : null;
    }
}
