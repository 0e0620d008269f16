package dev.counterfoil.clients;

/** A client was added or edited; published after the commit. */
public record ClientsChanged(ClientId client) {}
