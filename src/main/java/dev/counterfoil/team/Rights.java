package dev.counterfoil.team;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/** What an actor may do, read from the database at each question in one statement together with their access version. Default is no. */
public interface Rights {

    /**
     * Passes, or throws after handing a DENIED entry to the ledger.
     *
     * @param clientId our ID of the client, null for a permission of the portal as a whole
     * @throws org.springframework.security.access.AccessDeniedException if the actor may not, was removed, or signed in under an older access version
     */
    void require(Actor actor, Permission permission, @Nullable UUID clientId);

    /** As {@link #require}, as a question: nothing is recorded. */
    boolean may(Actor actor, Permission permission, @Nullable UUID clientId);

    /**
     * Passes for anybody who is still a member under the access version they signed in with: for what is a member's own. Default is no.
     *
     * @throws org.springframework.security.access.AccessDeniedException otherwise
     */
    default void requireMember(Actor actor) {
        throw new AccessDeniedException("team.denied");
    }

    /** For queries: the clients on which the actor holds the permission. */
    Reach reach(Actor actor, Permission permission);

    /** All clients, or these. */
    record Reach(boolean all, Set<UUID> clients) {

        public boolean includes(UUID clientId) {
            return all || clients.contains(clientId);
        }
    }
}
