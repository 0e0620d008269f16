package dev.counterfoil.changes;

import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.NoCredentialException;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Endpoints;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.tokens.TokenRefresh;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Opens what a change names as its authority, for one call. */
@Component
class Credentials {

    private final ClientAccess clients;
    private final Endpoints endpoints;
    private final ObjectProvider<TokenAccess> tokens;

    Credentials(ClientAccess clients, Endpoints endpoints, ObjectProvider<TokenAccess> tokens) {
        this.clients = clients;
        this.endpoints = endpoints;
        this.tokens = tokens;
    }

    /**
     * Where to send and as whom.
     *
     * @param complete puts what only the gate may know into the mutation
     */
    record Opened(Endpoint endpoint, Credential credential, UnaryOperator<Mutation> complete) implements AutoCloseable {

        @Override
        public void close() {
            credential.close();
        }
    }

    /**
     * @param expected the origin of the client's endpoint when the person saw it
     * @param member who acts; null for the portal itself
     * @throws NoCredentialException if it does not open, or the endpoint has another origin now
     */
    Opened open(Authority authority, ClientId client, Origin expected, @Nullable MemberId member) {
        return switch (authority) {
            case Authority.ClientSecret it -> {
                ClientAccess.Opened opened = clients.open(client, expected);
                yield new Opened(opened.endpoint(), opened.credential(), UnaryOperator.identity());
            }
            case Authority.UserToken it -> {
                Endpoint partners = clients.describe(client.value()).endpoint();
                if (!partners.origin().equals(expected)) {
                    throw new NoCredentialException("the client's endpoint has another origin now", null);
                }
                Endpoint users = endpoints.users(partners);
                yield new Opened(
                        users,
                        access().access(it.token(), new TokenAccess.Asking(client, users.origin(), member)),
                        UnaryOperator.identity());
            }
            case Authority.RefreshToken it -> refresh(it.token(), client, expected, member);
        };
    }

    private Opened refresh(UUID token, ClientId client, Origin expected, @Nullable MemberId member) {
        ClientAccess.Opened opened = clients.open(client, expected);
        try {
            Endpoint endpoint = endpoints.tokens(opened.endpoint());
            String refresh = access().refresh(token, new TokenAccess.Asking(client, endpoint.origin(), member));
            return new Opened(endpoint, opened.credential(), mutation -> mutation.with(TokenRefresh.TOKEN, refresh));
        } catch (RuntimeException sealed) {
            opened.close();
            throw sealed;
        }
    }

    private TokenAccess access() {
        TokenAccess access = tokens.getIfAvailable();
        if (access == null) {
            throw new NoCredentialException("no room keeps users' tokens", null);
        }
        return access;
    }
}
