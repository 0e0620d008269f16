package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.DefinitionListing;
import dev.counterfoil.upstream.partners.DefinitionsQuery;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The metafield definitions last seen for each client. Whoever calls has checked who may see them. */
public interface DefinitionMirror {

    List<SeenDefinition> list(ClientId client, DefinitionQuery query, int offset, int limit);

    int count(ClientId client, DefinitionQuery query);

    /** What its definitions can be narrowed to, in one statement. */
    DefinitionChoices choices(ClientId client);

    Optional<SeenDefinition> find(ClientId client, String uuid);

    /**
     * Those of the clients in reach whose path or name has all of these words in it, in one statement; the nearest first.
     *
     * @param reach the clients whose definitions may be told of: no other is looked at
     * @param near its definitions come before the like ones of others; null for none
     */
    List<PlacedDefinition> search(Rights.Reach reach, @Nullable ClientId near, String words, int limit);

    /** The one at exactly this path. */
    Optional<SeenDefinition> find(ClientId client, KeyPair path);

    /** Which of these paths have been seen. */
    Set<KeyPair> known(ClientId client, Collection<KeyPair> paths);

    MirrorState state(ClientId client);

    /** The same of each of these, in one statement. */
    Map<ClientId, MirrorState> states(Collection<ClientId> clients);

    /** Those of these UUIDs that another client of ours sees as its own: without a namespace, and without a grant to itself. */
    Set<String> madeByOthers(ClientId client, Collection<String> uuids);

    /**
     * Reads all pages from the API, each once, and replaces what was seen before. Blocks; holds no transaction during
     * calls. Does nothing if a refresh of this client is under way, here or on another replica. What goes wrong is kept
     * in {@link MirrorState#problem()}, and the mirror stays as it was.
     */
    void refresh(ClientId client);

    /**
     * Takes over what a change of ours has made, before the next refresh.
     *
     * @param knownAs the path under which the change was recorded
     */
    void changed(ClientId client, MetafieldDefinition definition, String knownAs);

    /** Forgets what a change of ours has deleted, on every client that it was shared with too. */
    void gone(ClientId client, String uuid);

    /** Reads one definition from the API, after a change whose answer does not show it. Blocks; a failure leaves the mirror as it was. */
    void readAgain(ClientId client, KeyPair path);

    /** One definition as the API has it now; the mirror stays as it is. Blocks. */
    Fetched<Optional<MetafieldDefinition>> read(ClientId client, KeyPair path);

    /** A page of the list as the API orders it; the mirror stays as it is. Blocks. */
    Fetched<DefinitionListing> browse(ClientId client, DefinitionsQuery query);

    /** All definitions of these clients as last seen, in one statement; by client, then key. */
    Map<ClientId, List<SeenDefinition>> all(Collection<ClientId> clients);
}
