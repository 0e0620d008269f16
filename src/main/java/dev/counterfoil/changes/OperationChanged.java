package dev.counterfoil.changes;

import java.util.UUID;

/** Published after commit: an operation has a new state. */
public record OperationChanged(UUID id, UUID clientId, String kind, OperationState state) {}
