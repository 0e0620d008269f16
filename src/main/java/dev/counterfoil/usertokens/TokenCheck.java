package dev.counterfoil.usertokens;

import dev.counterfoil.changes.TokenAccess;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.NoCredentialException;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Endpoints;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.users.Users;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Whether a token still opens the Shop Users API: what its lifetime says is what was true when it was issued. */
@Service
public class TokenCheck {

    private final Rights rights;
    private final UserTokens tokens;
    private final TokenKeeper keeper;
    private final Users users;
    private final Endpoints endpoints;
    private final Ledger ledger;

    TokenCheck(Rights rights, UserTokens tokens, TokenKeeper keeper, Users users, Endpoints endpoints, Ledger ledger) {
        this.rights = rights;
        this.tokens = tokens;
        this.keeper = keeper;
        this.users = users;
        this.endpoints = endpoints;
        this.ledger = ledger;
    }

    /**
     * Asks for the user that the token stands for, of whom the API tells nothing yet, and records that it was asked, as every reading of a
     * user's data. Needs USER_DATA_VIEW. Blocks; call it in the background.
     *
     * @return empty if the token works; else why not, as a code
     * @throws dev.counterfoil.ledger.LedgerUnavailableException if it cannot be recorded
     * @see <a href="https://shopify.dev/docs/api/shop-users/latest/queries/user">reference</a>
     */
    public Optional<String> check(Actor actor, Client client, SessionKey session, UUID token) {
        rights.require(actor, Permission.USER_DATA_VIEW, client.id().value());
        Optional<UserToken> shown = tokens.shown(actor, client, session, token);
        if (shown.isEmpty()) {
            return Optional.of("NO_TOKEN");
        }
        Endpoint endpoint = endpoints.users(client.endpoint());
        Fetched<Boolean> answered;
        try (Credential credential =
                keeper.access(token, new TokenAccess.Asking(client.id(), endpoint.origin(), actor.id()))) {
            answered = users.user(endpoint, credential);
        } catch (NoCredentialException sealed) {
            return Optional.of("NO_TOKEN");
        }
        String problem = answered instanceof Fetched.Failed<Boolean> failed ? problem(failed.answer()) : "";
        ledger.append(TokenEntries.checked(actor, client, shown.get(), problem));
        return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
    }

    private static String problem(Answer answer) {
        return TokenFaults.blamed(answer) ? UserValues.TOKEN_REFUSED : Answer.code(answer);
    }
}
