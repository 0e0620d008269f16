package dev.counterfoil.upstream.tokens;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A user's access token as just issued, in the clear: by {@code fetchTokensForUser}, {@code fetchCustomDataTokenForUser} or the token endpoint. Prints
 * {@code [sealed]}.
 *
 * @param refreshToken with which to get further ones; null when none came along
 * @param lifetime of the access token; null when the server does not tell
 * @param scope as issued (RFC 6749, section 5.1); null when the server does not tell
 * @param publicId of the user; null when the server does not tell
 * @see <a href="https://shopify.dev/docs/api/shop-partners/latest/payloads/FetchTokensForUserPayload">reference</a>
 */
public record IssuedToken(
        String accessToken,
        @Nullable String refreshToken,
        @Nullable Duration lifetime,
        @Nullable String scope,
        @Nullable String tokenType,
        @Nullable String publicId) {

    private static final int LONGEST = 16 * 1024;
    private static final long LONGEST_LIFE = Duration.ofDays(3_653).toSeconds();

    /** Reads it out of a payload; empty if there is none, or one that cannot be sent in a header (RFC 6750, section 2.1). */
    public static Optional<IssuedToken> read(@Nullable JsonNode payload) {
        if (payload == null) {
            return Optional.empty();
        }
        String access = text(payload.get("accessToken"));
        if (access == null || !isToken(access)) {
            return Optional.empty();
        }
        String refresh = text(payload.get("refreshToken"));
        JsonNode seconds = payload.path("expiresIn");
        return Optional.of(new IssuedToken(
                access,
                refresh == null || !isToken(refresh) ? null : refresh,
                lifetime(seconds),
                text(payload.get("scope")),
                text(payload.get("tokenType")),
                text(payload.get("publicId"))));
    }

    /** Null for one that nobody means: less than nothing, or years beyond what any clock here will see. */
    private static @Nullable Duration lifetime(JsonNode seconds) {
        return seconds.isIntegralNumber()
                        && seconds.canConvertToLong()
                        && seconds.asLong() >= 0
                        && seconds.asLong() <= LONGEST_LIFE
                ? Duration.ofSeconds(seconds.asLong())
                : null;
    }

    /** Whether a text can be a token: printable ASCII without spaces, not endless. */
    public static boolean isToken(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(letter -> letter >= '!' && letter <= '~');
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || !node.isString() || node.asString().isEmpty() ? null : node.asString();
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
