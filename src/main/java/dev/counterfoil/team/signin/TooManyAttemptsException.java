package dev.counterfoil.team.signin;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Somebody from the same network tried too often; trying again after {@link #wait} may work. */
class TooManyAttemptsException extends AuthenticationException {

    private final Duration wait;

    TooManyAttemptsException(Duration wait) {
        super("team.signIn.tooMany");
        this.wait = wait;
    }

    /** Rounded up to whole seconds. */
    long seconds() {
        return wait.plusMillis(999).toSeconds();
    }
}
