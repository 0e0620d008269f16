package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientId;

/** Published when a client's mirror has changed, so that open lists can show it. */
public record MirrorRefreshed(ClientId client) {}
