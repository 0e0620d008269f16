package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientId;

/**
 * Published when a client's mirror has changed, so that open lists can show it, and when the client was looked at and nothing had:
 * then only how old it is has changed.
 */
public record MirrorRefreshed(ClientId client, boolean changed) {}
