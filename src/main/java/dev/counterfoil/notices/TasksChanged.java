package dev.counterfoil.notices;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task was raised or closed; published after the commit. */
public record TasksChanged(@Nullable UUID clientId) {}
