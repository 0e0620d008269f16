package dev.counterfoil.team;

import org.springframework.security.access.AccessDeniedException;

/** The sign-in is too old for what was asked; signing in again would do. */
public class StaleSignInException extends AccessDeniedException {

    public StaleSignInException() {
        super("team.signIn.stale");
    }
}
