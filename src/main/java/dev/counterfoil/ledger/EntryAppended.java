package dev.counterfoil.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry was committed. Published on a thread of the ledger's own, in the order of commits, without a transaction; it may come late, and is lost by a crash. */
public record EntryAppended(
        EntryRef entry, String action, @Nullable UUID clientId) {}
