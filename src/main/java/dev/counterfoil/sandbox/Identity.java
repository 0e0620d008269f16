package dev.counterfoil.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param user public ID of the user whose token it is; null at the Partners API
 */
record Identity(DemoClient client, @Nullable String user) {}
