package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Sharing.Caller;
import dev.counterfoil.sandbox.State.Reached;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@code CustomDataKeyPairInput}.
 *
 * @param namespace levels separated by periods; null for the client's reserved namespace, and so is blank (our choice)
 */
record Identifier(@Nullable String namespace, String key) {

    static Identifier of(@Nullable Object input) {
        if (!(input instanceof Map<?, ?> pair)) {
            return new Identifier(null, "");
        }
        return new Identifier(
                pair.get("namespace") instanceof String given && !given.isBlank() ? given : null,
                String.valueOf(pair.get("key")));
    }

    Optional<Reached> find(Caller caller, Class<? extends Resource> kind) {
        return caller.state()
                .reach(caller.client().gid(), namespace, key)
                .filter(reached -> kind.isInstance(reached.resource()));
    }
}
