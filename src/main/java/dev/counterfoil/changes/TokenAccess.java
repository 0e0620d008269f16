package dev.counterfoil.changes;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.NoCredentialException;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.upstream.Credential;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens users' tokens. The room that keeps them implements it; only the gate and the reconciler use it, an architecture test holds them to that. */
public interface TokenAccess {

    /**
     * For whom and what a token is opened.
     *
     * @param origin where it is about to be sent
     * @param member who acts; null for the portal itself, which opens kept tokens only
     */
    record Asking(ClientId client, Origin origin, @Nullable MemberId member) {}

    /**
     * The access token, which the caller closes.
     *
     * @throws NoCredentialException if there is none of that name for this client, member and origin, or it does not open
     */
    Credential access(UUID token, Asking asking);

    /**
     * The refresh token.
     *
     * @throws NoCredentialException likewise
     */
    String refresh(UUID token, Asking asking);
}
