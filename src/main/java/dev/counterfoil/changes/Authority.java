package dev.counterfoil.changes;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a change proves that it may be made; it names a credential, which only the gate opens. */
public sealed interface Authority {

    /** The client's ID and secret, at the Shop Partners API. */
    record ClientSecret() implements Authority {}

    /**
     * A user's access token, at the Shop Users API.
     *
     * @param token names it to {@link TokenAccess}
     * @param kept whether it is sealed and can be opened again later; else it lives in memory, for the member who holds it
     */
    record UserToken(UUID token, boolean kept) implements Authority {}

    /** The client's ID and secret with a user's refresh token, at the token endpoint. */
    record RefreshToken(UUID token, boolean kept) implements Authority {}

    /** What entries and operations say of it; the name of a token that is not kept says nothing to anybody later. */
    default Map<String, String> parameters() {
        return switch (this) {
            case ClientSecret it -> Map.of();
            case UserToken it -> it.kept() ? Map.of("token", it.token().toString()) : Map.of("token", "unkept");
            case RefreshToken it -> Map.of();
        };
    }

    /** What reads back a change with these parameters; null if that was gone with the session that held it. */
    static @Nullable Authority forReadingBack(Map<String, String> parameters) {
        String token = parameters.get("token");
        if (token == null) {
            return new ClientSecret();
        }
        return token.equals("unkept") ? null : new UserToken(UUID.fromString(token), true);
    }
}
