package dev.counterfoil.sandbox;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A client of the sandbox, as the Dev Dashboard would show it.
 *
 * @param secrets the live ones, oldest first: one, or two while rotating
 * @param scopes client scopes as released, such as {@code share_metafield}
 * @param environment {@code production}, {@code staging} or {@code development}; the API knows nothing of it
 */
public record DemoClient(
        String name, String clientId, String gid, List<String> secrets, Set<String> scopes, String environment) {

    public DemoClient {
        // Sorted, so that what is printed and written does not change from one start to the next.
        scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
        environment = Objects.requireNonNullElse(environment, "development");
    }

    /** The newest live secret. */
    public String secret() {
        return secrets.getLast();
    }

    DemoClient withSecrets(List<String> live) {
        return new DemoClient(name, clientId, gid, live, scopes, environment);
    }

    DemoClient released(String in, Set<String> withScopes) {
        return new DemoClient(name, clientId, gid, secrets, withScopes, in);
    }

    @Override
    public String toString() {
        return "DemoClient[" + name + ", " + clientId + ", " + gid + ", [sealed]]";
    }
}
