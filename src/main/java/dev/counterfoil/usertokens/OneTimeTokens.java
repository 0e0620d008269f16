package dev.counterfoil.usertokens;

import dev.counterfoil.team.MemberId;
import dev.counterfoil.upstream.tokens.IssuedToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Hands a token to the page of the one who had it issued: once, to the same session, within a minute. */
@Component
public class OneTimeTokens {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Map<UUID, Waiting> waiting = new ConcurrentHashMap<>();
    private final Clock clock;

    @Autowired
    public OneTimeTokens() {
        this(Clock.systemUTC());
    }

    OneTimeTokens(Clock clock) {
        this.clock = clock;
    }

    private record Waiting(MemberId member, SessionKey session, IssuedToken token, Instant until) {
        @Override
        public String toString() {
            return "[sealed]";
        }
    }

    /** Returns the ticket that fetches it; it is worth nothing in another session. */
    UUID put(MemberId member, SessionKey session, IssuedToken token) {
        Instant now = clock.instant();
        waiting.values().removeIf(one -> one.until().isBefore(now));
        UUID ticket = UUID.randomUUID();
        waiting.put(ticket, new Waiting(member, session, token, now.plus(LONGEST)));
        return ticket;
    }

    /** Takes it out, if it is this member's and session's and not too old; a second time there is nothing. */
    public Optional<IssuedToken> take(UUID ticket, MemberId member, SessionKey session) {
        Waiting found = waiting.get(ticket);
        if (found == null
                || !found.member().equals(member)
                || !found.session().equals(session)
                || !waiting.remove(ticket, found)) {
            return Optional.empty();
        }
        return found.until().isBefore(clock.instant()) ? Optional.empty() : Optional.of(found.token());
    }

    void forgetAll(SessionKey session) {
        waiting.values().removeIf(one -> one.session().equals(session));
    }
}
