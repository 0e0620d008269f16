package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientId;

/** Published when what is known of a client's videos has changed, so that open lists can show it. */
public record VideosSeen(ClientId client) {}
