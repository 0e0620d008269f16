package dev.counterfoil.usertokens;

import dev.counterfoil.upstream.tokens.IssuedToken;
import java.util.Optional;
import java.util.regex.Pattern;

/** For whom a token is asked, by exactly one of three things. None is printed: each tells of a person, and the first is a secret. */
public sealed interface TokenRequest {

    /** The signed token that Sign in with Shop handed out when the user consented; short-lived. */
    record Consent(String token) implements TokenRequest {
        @Override
        public String toString() {
            return "[sealed]";
        }
    }

    /** The user's public ID. */
    record PublicId(String id) implements TokenRequest {
        @Override
        public String toString() {
            return "PublicId";
        }
    }

    /** The user's e-mail address: a token for custom data alone. */
    record Email(String address) implements TokenRequest {
        @Override
        public String toString() {
            return "Email";
        }
    }

    /** Such as {@code eyJhbGciOi….eyJzdWIiOi….signature} (RFC 7519, in compact serialisation). */
    Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    /** Signed or encrypted in whatever way (RFC 7516 has five parts): no ID looks so, and what may be a secret is treated as one. */
    Pattern LIKE_JWT = Pattern.compile("[A-Za-z0-9_-]{10,}(\\.[A-Za-z0-9_-]{10,}){2,4}");

    Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    int LONGEST = 255;

    /** Longer than this, it may be an access token as well, and an ID is recorded. */
    int LONGEST_ID = 64;

    /** Looks at what was pasted; empty if it can be none of the three. */
    static Optional<TokenRequest> look(String pasted) {
        String text = bare(pasted);
        if ((JWT.matcher(text).matches() || LIKE_JWT.matcher(text).matches()) && IssuedToken.isToken(text)) {
            return Optional.of(new Consent(text));
        }
        if (EMAIL.matcher(text).matches()) {
            return text.length() <= LONGEST ? Optional.of(new Email(text)) : Optional.empty();
        }
        boolean whole = !text.isEmpty()
                && text.length() <= LONGEST_ID
                && text.indexOf('@') == -1
                // What holds the beginning of a consent token is one that was not pasted as it is, and no ID: it must
                // not be recorded as one.
                && !text.contains("eyJ")
                && text.chars().noneMatch(letter -> Character.isWhitespace(letter) || Character.isISOControl(letter));
        return whole ? Optional.of(new PublicId(text)) : Optional.empty();
    }

    /** Whether it would be a public ID, were it not so long that it may be a token. */
    static boolean tooLong(String pasted) {
        String text = bare(pasted);
        return text.length() > LONGEST_ID
                && text.indexOf('@') == -1
                && text.chars().noneMatch(Character::isWhitespace);
    }

    /** Without what comes along when a token is copied from JSON or a header, or was wrapped in lines. */
    private static String bare(String pasted) {
        String text = pasted.strip().replaceFirst("^(?i)bearer\\s+", "").replaceAll("^[\"']|[\"',;]+$", "");
        return text.startsWith("eyJ") ? text.replaceAll("\\s+", "") : text;
    }
}
