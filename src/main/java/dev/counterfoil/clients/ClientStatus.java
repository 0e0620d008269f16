package dev.counterfoil.clients;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client and what the API last said of its secret.
 *
 * @param provenAt when the API last accepted it
 * @param refusedAt when the API last refused it
 */
public record ClientStatus(
        Client client, @Nullable Instant provenAt, @Nullable Instant refusedAt, Instant updatedAt) {

    /** Whether the last answer about it was a refusal. */
    public boolean refused() {
        return refusedAt != null && (provenAt == null || refusedAt.isAfter(provenAt));
    }
}
