package dev.counterfoil.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as read back.
 *
 * @param personal what has not been erased of the personal payload
 * @param hash and
 * @param previousHash in lower-case hexadecimal
 */
public record Entry(
        long seq,
        Instant at,
        String action,
        int codeVersion,
        Outcome outcome,
        @Nullable UUID clientId,
        @Nullable Subject subject,
        @Nullable UUID operationId,
        @Nullable UUID actorId,
        Map<String, String> parameters,
        Map<String, String> personal,
        Map<String, String> images,
        String hash,
        String previousHash) {}
