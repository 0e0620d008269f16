package dev.counterfoil.team;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** How people get in and out, for the security chain. */
public interface SignIn {

    /** Adds to the chain: proving the password, limits, what the record says of it, the rules of sessions, leaving. */
    void guard(HttpSecurity http);
}
