package dev.counterfoil.clients;

/** Published when another replica has changed a client, or may have. */
public record ClientListStale() {}
