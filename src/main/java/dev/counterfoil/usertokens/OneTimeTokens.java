package dev.counterfoil.usertokens;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
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
    private final Rights rights;
    private final Clock clock;

    @Autowired
    OneTimeTokens(Rights rights) {
        this(rights, Clock.systemUTC());
    }

    OneTimeTokens(Rights rights, Clock clock) {
        this.rights = rights;
        this.clock = clock;
    }

    private record Waiting(MemberId member, ClientId client, SessionKey session, IssuedToken token, Instant until) {
        @Override
        public String toString() {
            return "[sealed]";
        }
    }

    /** Returns the ticket that fetches it; it is worth nothing in another session. */
    UUID put(MemberId member, ClientId client, SessionKey session, IssuedToken token) {
        Instant now = clock.instant();
        waiting.values().removeIf(one -> one.until().isBefore(now));
        UUID ticket = UUID.randomUUID();
        waiting.put(ticket, new Waiting(member, client, session, token, now.plus(LONGEST)));
        return ticket;
    }

    /** Takes it out, if it is this member's and session's, not too old, and they may still have it; a second time there is nothing. */
    public Optional<IssuedToken> take(Actor actor, SessionKey session, UUID ticket) {
        Waiting found = waiting.get(ticket);
        if (found == null
                || !found.member().equals(actor.id())
                || !found.session().equals(session)
                || !waiting.remove(ticket, found)) {
            return Optional.empty();
        }
        boolean may =
                rights.may(actor, Permission.USER_TOKEN_ISSUE, found.client().value());
        return may && !found.until().isBefore(clock.instant()) ? Optional.of(found.token()) : Optional.empty();
    }

    void forgetAll(SessionKey session) {
        waiting.values().removeIf(one -> one.session().equals(session));
    }
}
