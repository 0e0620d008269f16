package dev.counterfoil.team;

import java.time.Instant;
import java.util.Map;

/**
 * A signed-in member as they were when a request began; passed along explicitly, so that background work acts for the right person.
 *
 * @param accessVersion compared with the database by every check, so that a revocation acts at once
 * @param signedInAt when they last proved who they are
 */
public record Actor(
        MemberId id, String name, String email, long accessVersion, Instant signedInAt, String ip, String agent) {

    /** What an entry's personal payload says of them. */
    public Map<String, String> personal() {
        return Map.of("actor.name", name, "actor.email", email, "actor.ip", ip, "actor.agent", agent);
    }
}
