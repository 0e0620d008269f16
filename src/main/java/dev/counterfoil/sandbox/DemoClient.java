package dev.counterfoil.sandbox;

import java.util.List;
import java.util.Set;

/**
 * A client of the sandbox, as the Dev Dashboard would show it.
 *
 * @param secrets the live ones, oldest first: one, or two while rotating
 * @param scopes client scopes as released, such as {@code share_metafield}
 */
public record DemoClient(String name, String clientId, String gid, List<String> secrets, Set<String> scopes) {

    /** The newest live secret. */
    public String secret() {
        return secrets.getLast();
    }

    DemoClient withSecrets(List<String> live) {
        return new DemoClient(name, clientId, gid, live, scopes);
    }

    @Override
    public String toString() {
        return "DemoClient[" + name + ", " + clientId + ", " + gid + ", [sealed]]";
    }
}
