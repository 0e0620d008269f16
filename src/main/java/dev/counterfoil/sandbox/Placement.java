package dev.counterfoil.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * A path by which one client reaches a definition: its own key for what it made, an alias for what was shared with it.
 *
 * @param holder GID of the client whose path this is
 * @param namespace levels separated by periods, null for the holder's reserved namespace
 */
record Placement(String holder, @Nullable String namespace, String key, String uuid) {}
