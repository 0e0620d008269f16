package dev.counterfoil.kit;

import org.jspecify.annotations.Nullable;

/**
 * A place the command palette leads to.
 *
 * @param text a translated word, or a name if {@code data}
 * @param hint what kind of place it is, or null
 * @param path of the route, without a leading slash
 * @param data true for a name from the database
 */
public record Command(String text, @Nullable String hint, String path, boolean data) {}
