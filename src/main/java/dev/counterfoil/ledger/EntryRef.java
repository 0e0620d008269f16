package dev.counterfoil.ledger;

import java.time.Instant;

/** Where an entry stands in the chain. */
public record EntryRef(long seq, Instant at) {}
