package dev.counterfoil.team.signin;

import dev.counterfoil.team.persistence.MemberStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Checks e-mail and password. What it answers, and how long that takes, does not tell whether there is such a member. */
@Component
class PasswordProof implements AuthenticationProvider {

    private final MemberStore members;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final SignInEntries entries;
    private final Clock clock;

    PasswordProof(
            MemberStore members,
            Passwords passwords,
            SignInLimits limits,
            SignInEntries entries,
            ObjectProvider<Clock> clock) {
        this.members = members;
        this.passwords = passwords;
        this.limits = limits;
        this.entries = entries;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = Identity.clean(attempt.getName());
        String password = attempt.getCredentials() instanceof String typed ? typed : "";
        Caller caller = attempt.getDetails() instanceof Caller known ? known : new Caller("", "");

        Optional<Duration> wait = limits.attempt(email, caller);
        if (wait.isPresent()) {
            entries.failed("tooMany", caller);
            throw new TooManyAttemptsException(wait.get());
        }
        // What is no address belongs to nobody, and PostgreSQL would not take some of it.
        MemberStore.@Nullable Account account =
                Identity.emailRefusal(email).isEmpty() ? members.byEmail(email).orElse(null) : null;
        boolean right = passwords.matches(password, account == null ? null : account.passwordHash());
        if (account == null || !right) {
            entries.failed("wrong", caller);
            throw new BadCredentialsException("team.signIn.wrong");
        }
        limits.succeeded(email, caller);
        SignedIn signedIn = SignedIn.of(account, clock.instant(), caller);
        entries.signedIn(signedIn.actor(caller));
        return signedIn.byPassword();
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
