package dev.counterfoil.team;

import java.util.UUID;

/** Names a member. */
public record MemberId(UUID value) {}
