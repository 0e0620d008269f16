package dev.counterfoil.team.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/** What the sign-in page is told: codes by its query, the e-mail address by the session, since addresses do not belong in URLs. */
public final class SignInPage {

    public static final String WRONG = "wrong";
    public static final String WAIT = "wait";
    public static final String EXPIRED = "expired";
    public static final String LEFT = "left";

    private static final String TYPED = "counterfoil.signIn.email";

    private SignInPage() {}

    static void remember(HttpServletRequest request, @Nullable String email) {
        if (email != null && Identity.emailRefusal(Identity.clean(email)).isEmpty()) {
            request.getSession().setAttribute(TYPED, Identity.clean(email));
        }
    }

    /** What was typed last time, once. */
    public static String recall(@Nullable HttpSession session) {
        if (session == null || !(session.getAttribute(TYPED) instanceof String email)) {
            return "";
        }
        session.removeAttribute(TYPED);
        return email;
    }
}
