package dev.counterfoil.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A pair of tokens as the sandbox remembers it: by digest, so that neither state nor journal holds anything that opens a door.
 *
 * @param access digest of the access token
 * @param refresh digest of the refresh token
 * @param user the user's public ID
 * @param client GID of the client they were issued to
 */
record Token(String access, String refresh, String user, String client, String scope, Instant expires, Instant lapses) {

    /** A pair just issued, with the only copy of what opens the door. */
    record Issued(Token token, String accessToken, String refreshToken) {

        @Override
        public String toString() {
            return "Issued[sealed]";
        }
    }

    static Issued issue(String user, String client, String scope, Lifetimes lifetimes) {
        String access = "shop_at_" + Clients.random(24);
        String refresh = "shop_rt_" + Clients.random(24);
        Instant now = Instant.now();
        return new Issued(
                new Token(
                        digest(access),
                        digest(refresh),
                        user,
                        client,
                        scope,
                        now.plusSeconds(lifetimes.access()),
                        now.plusSeconds(lifetimes.refresh())),
                access,
                refresh);
    }

    boolean opens() {
        return Instant.now().isBefore(expires);
    }

    boolean refreshes() {
        return Instant.now().isBefore(lapses);
    }

    Token expiredAt(Instant moment, boolean refreshToo) {
        return new Token(access, refresh, user, client, scope, moment, refreshToo ? moment : lapses);
    }

    static String digest(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
