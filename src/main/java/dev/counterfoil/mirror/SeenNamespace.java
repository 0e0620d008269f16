package dev.counterfoil.mirror;

import dev.counterfoil.upstream.partners.MetafieldNamespace;
import java.time.Instant;

/** A namespace as the API last answered it to a change of ours: remembered, not verified since. */
public record SeenNamespace(MetafieldNamespace namespace, Instant seenAt) {}
