package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldNamespace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The namespaces of each client, as far as they can be known: those our own changes touched, and those that definitions
 * are seen in. No query of the API returns one. Whoever calls has checked who may see them.
 */
public interface NamespaceMirror {

    /** Those remembered from answers to our changes, by path. */
    List<SeenNamespace> remembered(ClientId client);

    Optional<SeenNamespace> remembered(ClientId client, String path);

    /** The definitions that tell of namespaces: those seen in one, and those that a grant shares into one. */
    List<MetafieldDefinition> nested(ClientId client);

    /** How many definitions are seen in the client's own reserved namespace. */
    int inReserved(ClientId client);

    /** Other paths under which the record knows it: those before a renaming. */
    Set<String> former(ClientId client, String path);

    /**
     * Takes over what the API answered. It is remembered once: the paths it was known by before become its history, and definitions follow a
     * renaming.
     */
    void changed(ClientId client, String formerPath, MetafieldNamespace namespace);

    /** Forgets a deleted one, and the access that definitions gave through it. */
    void gone(ClientId client, String path);
}
