package dev.counterfoil.audit;

import dev.counterfoil.ledger.LedgerReader;
import java.time.Instant;

/** What a verification of the chain found, and when it ended. */
public record Verified(LedgerReader.Verdict verdict, Instant at) {}
