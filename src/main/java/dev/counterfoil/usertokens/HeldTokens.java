package dev.counterfoil.usertokens;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.upstream.tokens.IssuedToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tokens that nobody asked to keep: in memory, for the session that had them issued, until they expire or that session ends. */
@Component
class HeldTokens {

    private static final Duration WHEN_NOT_TOLD = Duration.ofHours(1);
    private static final int MOST = 20;

    private final Map<UUID, Held> held = new ConcurrentHashMap<>();
    private final Clock clock = Clock.systemUTC();

    /** A token and whose it is. Prints {@code [sealed]}. */
    record Held(
            UUID id,
            ClientId client,
            MemberId member,
            SessionKey session,
            IssuedToken token,
            String usersOrigin,
            String tokenOrigin,
            @Nullable String publicId,
            @Nullable String email,
            Instant issuedAt) {

        @Nullable
        Instant expiresAt() {
            return token.lifetime() == null ? null : issuedAt.plus(token.lifetime());
        }

        UserToken shown() {
            return new UserToken(
                    id,
                    false,
                    "",
                    publicId,
                    email,
                    token.scope(),
                    token.refreshToken() != null,
                    issuedAt,
                    expiresAt(),
                    null);
        }

        /** The same with what the token endpoint issued; it may leave the refresh token as it was (RFC 6749, section 6). */
        Held renewed(IssuedToken with, Instant at) {
            IssuedToken both = new IssuedToken(
                    with.accessToken(),
                    with.refreshToken() == null ? token.refreshToken() : with.refreshToken(),
                    with.lifetime(),
                    with.scope() == null ? token.scope() : with.scope(),
                    with.tokenType(),
                    publicId);
            return new Held(id, client, member, session, both, usersOrigin, tokenOrigin, publicId, email, at);
        }

        @Override
        public String toString() {
            return "[sealed]";
        }
    }

    void put(Held token) {
        sweep();
        held.put(token.id(), token);
        held.values().stream()
                .filter(one -> one.session().equals(token.session()))
                .sorted(Comparator.comparing(Held::issuedAt).reversed())
                .skip(MOST)
                .forEach(oldest -> held.remove(oldest.id()));
    }

    /** Newest first. */
    List<Held> of(ClientId client, SessionKey session) {
        sweep();
        return held.values().stream()
                .filter(one -> one.client().equals(client) && one.session().equals(session))
                .sorted(Comparator.comparing(Held::issuedAt).reversed())
                .toList();
    }

    /** For the one who had it issued; nobody else finds it. */
    Optional<Held> find(UUID id, ClientId client, @Nullable MemberId member) {
        sweep();
        return Optional.ofNullable(held.get(id))
                .filter(one -> one.client().equals(client) && one.member().equals(member));
    }

    void forget(UUID id, SessionKey session) {
        held.computeIfPresent(id, (key, one) -> one.session().equals(session) ? null : one);
    }

    void forgetAll(SessionKey session) {
        held.values().removeIf(one -> one.session().equals(session));
    }

    /** A while longer than it works, so that one that expired half-way can still be renewed or told apart from an unknown one. */
    private void sweep() {
        Instant now = clock.instant();
        held.values()
                .removeIf(one -> one.issuedAt()
                        .plus(
                                one.token().lifetime() == null
                                        ? WHEN_NOT_TOLD
                                        : one.token().lifetime())
                        .plus(WHEN_NOT_TOLD)
                        .isBefore(now));
    }
}
