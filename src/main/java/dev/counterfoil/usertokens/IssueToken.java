package dev.counterfoil.usertokens;

import dev.counterfoil.changes.Authority;
import dev.counterfoil.changes.Before;
import dev.counterfoil.changes.Change;
import dev.counterfoil.changes.Inverse;
import dev.counterfoil.changes.OperationKind;
import dev.counterfoil.changes.OperationRecord;
import dev.counterfoil.changes.Risk;
import dev.counterfoil.clients.Client;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.partners.UserTokenMutations;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * {@code fetchTokensForUser} and {@code fetchCustomDataTokenForUser}: before-image NONE, since a token replaces nothing; no read-back, since no query tells of
 * tokens, so a lost answer is treated as a token that was issued; no inverse, since the API revokes none.
 *
 * @see <a href="https://shopify.dev/docs/api/shop-partners/latest/mutations/fetchTokensForUser">reference</a>
 */
@Component
class IssueToken implements OperationKind {

    static final String CODE = "userToken.issue";

    private static final Inverse NONE = new Inverse.None("TOKEN_STAYS");

    /** @param token the name the token will have */
    Change change(Actor actor, Client client, UUID intent, UUID token, TokenRequest request) {
        return new Change(
                intent,
                actor,
                client,
                CODE,
                Permission.USER_TOKEN_ISSUE,
                Risk.MEDIUM,
                TokenEntries.subject(token),
                mutation(request),
                new Before.None(),
                NONE,
                Map.of("by", by(request)),
                new Authority.ClientSecret(),
                Map.of());
    }

    private static Mutation mutation(TokenRequest request) {
        return switch (request) {
            case TokenRequest.Consent it -> UserTokenMutations.byConsentToken(it.token());
            case TokenRequest.PublicId it -> UserTokenMutations.byPublicId(it.id());
            case TokenRequest.Email it -> UserTokenMutations.byEmail(it.address());
        };
    }

    private static String by(TokenRequest request) {
        return switch (request) {
            case TokenRequest.Consent it -> "consentToken";
            case TokenRequest.PublicId it -> "publicId";
            case TokenRequest.Email it -> "email";
        };
    }

    @Override
    public Set<Inverse> inverses() {
        return Set.of(NONE);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Finding readBack(OperationRecord operation, Endpoint endpoint, Credential credential) {
        return new Finding.CannotTell("TREAT_AS_ISSUED");
    }
}
