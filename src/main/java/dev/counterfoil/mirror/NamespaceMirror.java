package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.upstream.partners.MetafieldNamespace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The namespaces of each client, as far as they can be known: those our own changes touched, and those that definitions
 * are seen in. No query of the API returns one. Whoever calls has checked who may see them.
 */
public interface NamespaceMirror {

    /** Those remembered from answers to our changes, by path. */
    List<SeenNamespace> remembered(ClientId client);

    Optional<SeenNamespace> remembered(ClientId client, String path);

    /** How many definitions are seen in each namespace, by its path; those in the client's own reserved one under the empty path. */
    Map<String, Integer> populated(ClientId client);

    /** Takes over what the API answered; {@code formerPath} goes when a renaming left it. */
    void changed(ClientId client, String formerPath, MetafieldNamespace namespace);

    /** Forgets a deleted one. */
    void gone(ClientId client, String path);
}
