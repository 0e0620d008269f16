package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientId;
import org.jspecify.annotations.Nullable;

/** A definition found among those of several clients: whose it is, its path, and its name if it has one. */
public record PlacedDefinition(
        ClientId client, String path, @Nullable String name) {}
