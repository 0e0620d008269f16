package dev.counterfoil.changes;

import dev.counterfoil.clients.ClientId;

/** Published when on another replica an operation on the client has a new state, or may have. */
public record OperationsMoved(ClientId client) {}
