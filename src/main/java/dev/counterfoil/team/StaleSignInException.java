package dev.counterfoil.team;

import dev.counterfoil.kit.Worded;
import org.springframework.security.access.AccessDeniedException;

/** The sign-in is too old for what was asked; signing in again would do. */
public class StaleSignInException extends AccessDeniedException implements Worded {

    public StaleSignInException() {
        super("team.signIn.stale");
    }

    @Override
    public String messageKey() {
        return "team.signIn.stale";
    }
}
