package dev.counterfoil.usertokens;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.Gate;
import dev.counterfoil.changes.GateResult;
import dev.counterfoil.changes.OperationRecord;
import dev.counterfoil.changes.OperationState;
import dev.counterfoil.changes.Told;
import dev.counterfoil.clients.Client;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.Endpoints;
import dev.counterfoil.upstream.tokens.IssuedToken;
import dev.counterfoil.usertokens.persistence.TokenRows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Users' access tokens of a client: issued, renewed, kept sealed or held in memory, forgotten. The API revokes none. */
@Service
public class UserTokens {

    private final Rights rights;
    private final Gate gate;
    private final IssueToken issuing;
    private final RefreshToken refreshing;
    private final HeldTokens held;
    private final OneTimeTokens once;
    private final TokenKeeper keeper;
    private final TokenRows rows;
    private final Ledger ledger;
    private final Endpoints endpoints;
    private final TransactionTemplate transaction;
    private final TokenNews news;
    private final Clock clock = Clock.systemUTC();

    UserTokens(
            Rights rights,
            Gate gate,
            IssueToken issuing,
            RefreshToken refreshing,
            HeldTokens held,
            OneTimeTokens once,
            TokenKeeper keeper,
            TokenRows rows,
            Ledger ledger,
            Endpoints endpoints,
            TransactionTemplate transaction,
            TokenNews news) {
        this.rights = rights;
        this.gate = gate;
        this.issuing = issuing;
        this.refreshing = refreshing;
        this.held = held;
        this.once = once;
        this.keeper = keeper;
        this.rows = rows;
        this.ledger = ledger;
        this.endpoints = endpoints;
        this.transaction = transaction;
        this.news = news;
    }

    /** Those in memory for this session, then the kept ones, newest first. Needs USER_DATA_VIEW. */
    public List<UserToken> list(Actor actor, Client client, SessionKey session) {
        rights.require(actor, Permission.USER_DATA_VIEW, client.id().value());
        return Stream.concat(
                        held.of(client.id(), session).stream().map(HeldTokens.Held::shown),
                        rows.all(client.id()).stream().map(TokenRows.Row::token))
                .toList();
    }

    /** How many are kept. Needs USER_DATA_VIEW. */
    public int kept(Actor actor, Client client) {
        rights.require(actor, Permission.USER_DATA_VIEW, client.id().value());
        return rows.count(client.id());
    }

    /** One of {@link #list}. Needs USER_DATA_VIEW. */
    public Optional<UserToken> find(Actor actor, Client client, SessionKey session, UUID token) {
        rights.require(actor, Permission.USER_DATA_VIEW, client.id().value());
        return shown(actor, client, session, token);
    }

    /** Without asking for rights: for the room's own services, after they did. */
    Optional<UserToken> shown(Actor actor, Client client, SessionKey session, UUID token) {
        return held.find(token, client.id(), actor.id())
                .filter(one -> one.session().equals(session))
                .map(HeldTokens.Held::shown)
                .or(() -> rows.find(client.id(), token).map(TokenRows.Row::token));
    }

    /**
     * Asks the API for a token through the gate. Needs USER_TOKEN_ISSUE. Blocks; call it in the background.
     *
     * @param intent made when the form opened: the same form sent twice asks once
     */
    public IssueResult issue(Actor actor, Client client, SessionKey session, UUID intent, TokenRequest request) {
        rights.require(actor, Permission.USER_TOKEN_ISSUE, client.id().value());
        UUID id = UUID.randomUUID();
        GateResult result = gate.submit(issuing.change(actor, client, intent, id, request));
        if (!(result instanceof GateResult.Recorded recorded)
                || recorded.operation().state() != OperationState.SUCCEEDED) {
            return new IssueResult.Failed(TokenFaults.issuing(result), TokenFaults.onUser(result));
        }
        OperationRecord operation = recorded.operation();
        Optional<IssuedToken> issued = issued(recorded.told());
        if (issued.isEmpty()) {
            return new IssueResult.Gone(operation.latestSeq());
        }
        HeldTokens.Held token = new HeldTokens.Held(
                id,
                client.id(),
                actor.id(),
                session,
                issued.get(),
                endpoints.users(client.endpoint()).origin().toString(),
                endpoints.tokens(client.endpoint()).origin().toString(),
                publicId(issued.get(), request),
                request instanceof TokenRequest.Email asked ? asked.address() : null,
                clock.instant());
        held.put(token);
        return new IssueResult.Issued(
                operation.latestSeq(), token.shown(), once.put(actor.id(), client.id(), session, issued.get()));
    }

    private static @Nullable String publicId(IssuedToken issued, TokenRequest request) {
        return issued.publicId() == null && request instanceof TokenRequest.PublicId asked
                ? asked.id()
                : issued.publicId();
    }

    /**
     * Renews a token at the token endpoint through the gate. Needs USER_TOKEN_ISSUE. Blocks; call it in the background.
     *
     * @return done, also when somebody else was first; unclear when the answer held no token that can be used
     */
    public ChangeResult refresh(Actor actor, Client client, SessionKey session, UUID intent, UUID token) {
        rights.require(actor, Permission.USER_TOKEN_ISSUE, client.id().value());
        Optional<UserToken> shown = shown(actor, client, session, token);
        if (shown.isEmpty()) {
            return new ChangeResult.NotSent(null, "NO_TOKEN");
        }
        GateResult result = gate.submit(refreshing.change(actor, client, intent, shown.get()));
        if (result instanceof GateResult.Recorded recorded
                && recorded.operation().state() == OperationState.SUCCEEDED) {
            Optional<IssuedToken> issued = issued(recorded.told());
            if (issued.isEmpty()) {
                // The old one may be spent and there is no new one: nobody may take this for a token that works.
                return new ChangeResult.Unclear(
                        recorded.operation().latestSeq(), OperationState.AMBIGUOUS, "CANNOT_TELL");
            }
            renew(actor, client, shown.get(), issued.get());
            news.tell(client.id());
        }
        return TokenFaults.issuing(result);
    }

    private void renew(Actor actor, Client client, UserToken token, IssuedToken with) {
        Instant now = clock.instant();
        if (!token.kept()) {
            held.find(token.id(), client.id(), actor.id()).ifPresent(one -> held.put(one.renewed(with, now)));
            return;
        }
        transaction.executeWithoutResult(status -> rows.find(client.id(), token.id())
                .ifPresent(then -> {
                    TokenRows.Row sealed = keeper.seal(
                            new UserToken(
                                    token.id(),
                                    true,
                                    token.label(),
                                    token.publicId(),
                                    token.email(),
                                    with.scope() == null ? token.scope() : with.scope(),
                                    token.renewable(),
                                    now,
                                    with.lifetime() == null ? null : now.plus(with.lifetime()),
                                    token.keptBy()),
                            with,
                            then.usersOrigin(),
                            then.tokenOrigin(),
                            then.accessVersion() + 1,
                            then.refreshVersion() + 1);
                    TokenRows.Row renewed = with.refreshToken() != null
                            ? sealed
                            : new TokenRows.Row(
                                    sealed.token(),
                                    sealed.usersOrigin(),
                                    sealed.tokenOrigin(),
                                    sealed.access(),
                                    sealed.accessVersion(),
                                    then.refresh(),
                                    then.refreshVersion());
                    if (rows.renew(then, renewed)) {
                        keeper.destroy(then, renewed);
                    } else {
                        keeper.destroy(sealed, null);
                    }
                }));
    }

    /** What is wrong with a name for a kept token. */
    public static List<FieldProblem> checkLabel(String label) {
        return Labels.check(label).stream().toList();
    }

    /** Seals a held token for everybody on the client, under this name. Needs USER_TOKEN_ISSUE; recorded. False if it is gone. */
    public boolean keep(Actor actor, Client client, SessionKey session, UUID token, String label) {
        rights.require(actor, Permission.USER_TOKEN_ISSUE, client.id().value());
        Labels.require(label);
        Optional<HeldTokens.Held> found = held.find(token, client.id(), actor.id())
                .filter(one -> one.session().equals(session));
        found.ifPresent(one -> {
            UserToken shown = one.shown();
            UserToken kept = new UserToken(
                    shown.id(),
                    true,
                    label.strip(),
                    shown.publicId(),
                    shown.email(),
                    shown.scope(),
                    shown.renewable(),
                    shown.issuedAt(),
                    shown.expiresAt(),
                    actor.id());
            transaction.executeWithoutResult(status -> {
                rows.add(
                        client.id(),
                        keeper.seal(kept, one.token(), one.usersOrigin(), one.tokenOrigin(), 1, 1),
                        actor.id());
                ledger.append(TokenEntries.kept(actor, client, kept));
            });
            held.forget(token, session);
        });
        return found.isPresent();
    }

    /** Forgets a token; it goes on working at the API until it expires. Needs USER_TOKEN_ISSUE; a kept one's end is recorded. */
    public void forget(Actor actor, Client client, SessionKey session, UUID token) {
        rights.require(actor, Permission.USER_TOKEN_ISSUE, client.id().value());
        held.forget(token, session);
        transaction.executeWithoutResult(status -> rows.remove(client.id(), token)
                .ifPresent(row -> {
                    keeper.destroy(row, null);
                    ledger.append(TokenEntries.forgotten(actor, client, row.token()));
                }));
    }

    /** Whatever is in memory for a session that has ended. */
    public void ended(SessionKey session) {
        held.forgetAll(session);
        once.forgetAll(session);
    }

    private static Optional<IssuedToken> issued(@Nullable Told told) {
        return told == null ? Optional.empty() : IssuedToken.read(told.payload());
    }
}
