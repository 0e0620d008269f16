package dev.counterfoil.vault;

import java.util.UUID;

/** Names a sealed value; safe to show and to log. */
public record SealedId(UUID value) {}
