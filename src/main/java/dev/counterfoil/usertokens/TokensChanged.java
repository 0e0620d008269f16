package dev.counterfoil.usertokens;

import dev.counterfoil.clients.ClientId;

/** Published when the kept tokens of a client or its test users are others, so that open pages can show it. */
public record TokensChanged(ClientId client) {}
