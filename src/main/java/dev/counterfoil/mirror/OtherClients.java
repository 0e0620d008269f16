package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientId;
import java.util.Set;

/** What a change by one client of ours shows on the others. */
public interface OtherClients {

    /**
     * Reads again, in the background, the definitions of those clients of ours at the same API that a change concerns. Waits for nothing.
     * Does nothing where clients are read only when somebody asks.
     *
     * @param gids of clients that the change names
     * @param namespaces keys of namespaces that it was about: all clients that see something in them are concerned, the one that made it too
     */
    void readAgain(ClientId by, Set<String> gids, Set<String> namespaces);
}
