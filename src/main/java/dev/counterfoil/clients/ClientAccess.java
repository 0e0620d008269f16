package dev.counterfoil.clients;

import dev.counterfoil.outbound.Origin;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import java.util.UUID;

/** Opens a client's credential for one call. Only the gate, the mirror and clients itself use it; an architecture test holds them to that. */
public interface ClientAccess {

    /** The endpoint and the credential, which the caller closes. */
    record Opened(Endpoint endpoint, String dashboardId, Credential credential) implements AutoCloseable {

        @Override
        public void close() {
            credential.close();
        }
    }

    /**
     * Opens the current secret, for the origin the client's endpoint has now.
     *
     * @throws NoCredentialException if the secret does not open, or was entered for another origin
     */
    Opened open(ClientId id);

    /** As {@link #open(ClientId)}, but only if the endpoint's origin is still this one. */
    Opened open(ClientId id, Origin expected);

    /** What a job needs to know of a client without acting for a person. */
    Client describe(UUID id);

    /** All clients, for jobs. */
    java.util.List<Client> all();
}
