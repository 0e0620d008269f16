package dev.counterfoil.team.signin;

import dev.counterfoil.team.persistence.MemberStore;
import dev.counterfoil.team.persistence.SetupLinkStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the first member, the owner. Open until anybody was ever a member; whoever holds the link printed at start may, hence no other
 * right is asked for here.
 */
@Service
@PreAuthorize("permitAll()")
public class Setup {

    static final Duration VALID = Duration.ofMinutes(30);

    private static final int TOKEN_BYTES = 16;

    /** What a link is worth. */
    public enum Link {
        OPEN,
        EXPIRED,
        UNKNOWN,
        /** Somebody has set the portal up. */
        DONE
    }

    /** What came of it. */
    public sealed interface Result {
        /** The portal has an owner now. */
        record Made(SignedIn owner) implements Result {}

        /** Codes by field: {@code email}, {@code name}, {@code password}. */
        record Refused(Map<String, String> codes) implements Result {}

        record Closed(Link link) implements Result {}
    }

    private final MemberStore members;
    private final SetupLinkStore links;
    private final Passwords passwords;
    private final SignInEntries entries;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Setup(
            MemberStore members,
            SetupLinkStore links,
            Passwords passwords,
            SignInEntries entries,
            TransactionTemplate transaction,
            ObjectProvider<Clock> clock) {
        this.members = members;
        this.links = links;
        this.passwords = passwords;
        this.entries = entries;
        this.transaction = transaction;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    public boolean isOpen() {
        return !members.any();
    }

    /** Makes a link, the former one is void; empty once there is a member. The token is told nowhere else. */
    Optional<String> renew() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Boolean made = transaction.execute(status -> {
            links.lock();
            if (members.any()) {
                return false;
            }
            links.replace(hash(token), clock.instant().plus(VALID));
            return true;
        });
        return Boolean.TRUE.equals(made) ? Optional.of(token) : Optional.empty();
    }

    public Link check(String token) {
        Optional<Instant> expiry = links.expiry(hash(token));
        // Asked second: the link goes in the same moment as the owner comes, and whoever finds it gone must find them.
        if (members.any()) {
            return Link.DONE;
        }
        if (expiry.isEmpty()) {
            return Link.UNKNOWN;
        }
        return clock.instant().isBefore(expiry.get()) ? Link.OPEN : Link.EXPIRED;
    }

    /** Makes the owner and signs them in; of several at once exactly one is made. */
    public Result complete(String token, String email, String name, String password, Caller caller) {
        Link before = check(token);
        if (before != Link.OPEN) {
            return new Result.Closed(before);
        }
        String cleanEmail = Identity.clean(email);
        String cleanName = Identity.clean(name);
        Map<String, String> codes = new LinkedHashMap<>();
        Identity.emailRefusal(cleanEmail).ifPresent(code -> codes.put("email", code));
        Identity.nameRefusal(cleanName).ifPresent(code -> codes.put("name", code));
        passwords.refusal(password, cleanEmail, cleanName).ifPresent(code -> codes.put("password", code));
        if (!codes.isEmpty()) {
            return new Result.Refused(codes);
        }
        String hash = passwords.hash(password);
        Result result = transaction.execute(status -> {
            links.lock();
            Link now = check(token);
            if (now != Link.OPEN) {
                return new Result.Closed(now);
            }
            SignedIn owner = SignedIn.of(members.addOwner(cleanEmail, cleanName, hash), clock.instant(), caller);
            links.remove();
            entries.setUp(owner.actor(caller));
            return new Result.Made(owner);
        });
        return java.util.Objects.requireNonNull(result);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
