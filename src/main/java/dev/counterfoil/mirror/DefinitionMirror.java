package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import java.util.List;
import java.util.Optional;

/** The metafield definitions last seen for each client. Whoever calls has checked who may see them. */
public interface DefinitionMirror {

    List<SeenDefinition> list(ClientId client, DefinitionQuery query, int offset, int limit);

    int count(ClientId client, DefinitionQuery query);

    Optional<SeenDefinition> find(ClientId client, String uuid);

    MirrorState state(ClientId client);

    /**
     * Reads all pages from the API, each once, and replaces what was seen before. Blocks; holds no transaction during
     * calls. Does nothing if a refresh of this client is under way, here or on another replica. What goes wrong is kept
     * in {@link MirrorState#problem()}, and the mirror stays as it was.
     */
    void refresh(ClientId client);

    /** Takes over what a change of ours has made, before the next refresh. */
    void changed(ClientId client, MetafieldDefinition definition);
}
