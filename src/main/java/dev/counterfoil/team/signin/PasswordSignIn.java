package dev.counterfoil.team.signin;

import dev.counterfoil.team.SignIn;
import dev.counterfoil.team.persistence.MemberStore;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.stereotype.Service;

/** Signing in by e-mail and password, at the form that {@code LoginView} shows. */
@Service
class PasswordSignIn implements SignIn {

    static final String PAGE = "/login";

    private final PasswordProof proof;
    private final SignInEntries entries;
    private final SessionGuard guard;
    private final MemberStore members;

    PasswordSignIn(
            PasswordProof proof,
            SignInEntries entries,
            MemberStore members,
            SessionRules rules,
            ObjectProvider<Clock> clock) {
        this.proof = proof;
        this.entries = entries;
        this.members = members;
        this.guard = new SessionGuard(rules, members, clock.getIfAvailable(Clock::systemUTC));
    }

    @Override
    public void guard(HttpSecurity http) {
        http.authenticationProvider(proof)
                .addFilterAfter(guard, SecurityContextHolderFilter.class)
                .addFilterAfter(new SetupGone(members), SecurityContextHolderFilter.class)
                .formLogin(form -> form.loginPage(PAGE)
                        .authenticationDetailsSource(Caller::of)
                        .failureHandler(this::refused))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new ToSignInPage()))
                .logout(out -> out.addLogoutHandler(this::left));
    }

    private void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException {
        SignInPage.remember(request, request.getParameter("username"));
        String why = problem instanceof TooManyAttemptsException tooMany
                ? SignInPage.WAIT + "=" + tooMany.seconds()
                : SignInPage.WRONG;
        response.sendRedirect(request.getContextPath() + PAGE + "?" + why);
    }

    private void left(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication proofOfLeaver) {
        if (proofOfLeaver != null && proofOfLeaver.getPrincipal() instanceof SignedIn signedIn) {
            entries.signedOut(signedIn.actor(Caller.of(request)));
        }
        // A browser that still shows the cookie of a session would be told that it has ended.
        String name = request.getServletContext().getSessionCookieConfig().getName();
        Cookie gone = new Cookie(name == null ? "JSESSIONID" : name, "");
        gone.setMaxAge(0);
        gone.setPath(request.getContextPath() + "/");
        gone.setSecure(request.isSecure());
        gone.setHttpOnly(true);
        response.addCookie(gone);
    }

    /** Says on the page whether there was a session that has ended. */
    private static final class ToSignInPage extends LoginUrlAuthenticationEntryPoint {

        ToSignInPage() {
            super(PAGE);
        }

        @Override
        protected String determineUrlToUseForThisRequest(
                HttpServletRequest request, HttpServletResponse response, AuthenticationException problem) {
            boolean had = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
            return had ? PAGE + "?" + SignInPage.EXPIRED : PAGE;
        }
    }
}
