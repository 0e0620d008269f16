package dev.counterfoil.usertokens;

import dev.counterfoil.team.MemberId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be shown of a user's token: everything but the token.
 *
 * @param kept whether it is sealed for everybody on the client; else it is in memory for one person's session
 * @param label given when it was kept; empty for one in memory
 * @param publicId of the user, if known; personal
 * @param email by which it was asked for, if it was; personal
 * @param expiresAt null when the API did not tell
 */
public record UserToken(
        UUID id,
        boolean kept,
        String label,
        @Nullable String publicId,
        @Nullable String email,
        @Nullable String scope,
        boolean renewable,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable MemberId keptBy) {

    public boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** Whether both are known to be the same user's: nothing is written to anybody else's values by choosing another token. */
    public boolean ofSameUser(UserToken other) {
        return publicId != null && publicId.equals(other.publicId)
                || email != null && email.equalsIgnoreCase(other.email);
    }

    /** Tells nobody. */
    @Override
    public String toString() {
        return "UserToken[" + id + "]";
    }
}
