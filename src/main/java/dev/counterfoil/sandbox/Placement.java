package dev.counterfoil.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * A path by which a definition or namespace is reached: a client's own key for what it made, an alias for what was shared with it, or a key inside a namespace.
 *
 * @param holder GID of the client whose path this is, or the identifier of the namespace on whose shelf the key stands
 * @param namespace levels separated by periods, null for the holder's own shelf
 */
record Placement(String holder, @Nullable String namespace, String key, String uuid) {}
