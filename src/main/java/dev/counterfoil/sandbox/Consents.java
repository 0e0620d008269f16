package dev.counterfoil.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Consent tokens as a Sign in with Shop flow would hand them out: JSON Web Tokens (RFC 7519) signed with HS256 (RFC 7518, 3.2) by a key that this sandbox made
 * for itself. Claims and algorithm of the real ones are not documented.
 */
final class Consents {

    private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
    private static final String ISSUER = "https://accounts.shop.app";

    private final byte[] key;

    /**
     * What a consent token says.
     *
     * @param client client ID for which the user consented
     * @param id may be used once
     */
    record Claims(String user, String client, String scope, String id) {}

    private Consents(byte[] key) {
        this.key = key;
    }

    static Consents open(Path file) throws IOException {
        if (!Files.exists(file)) {
            PrivateFiles.write(file, Clients.random(32).getBytes(StandardCharsets.UTF_8));
        }
        try {
            return new Consents(HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged. Delete it to get a new key for consent tokens.", e);
        }
    }

    /** Signs one; an empty scope stands for a user who consented to nothing. */
    String sign(String user, String email, String client, String scope, int seconds) {
        Instant now = Instant.now();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("aud", client);
        claims.put("sub", user);
        claims.put("email", email);
        claims.put("email_verified", true);
        claims.put("scope", scope);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(seconds).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        String signed = HEADER + "." + encode(Json.bytes(claims));
        return signed + "." + encode(mac(signed));
    }

    /** Reads one that this sandbox signed and that has not expired; whether it was used before the state knows. */
    Optional<Claims> read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(HEADER)) {
            return Optional.empty();
        }
        try {
            byte[] offered = Base64.getUrlDecoder().decode(parts[2]);
            if (!MessageDigest.isEqual(offered, mac(parts[0] + "." + parts[1]))) {
                return Optional.empty();
            }
            JsonNode claims = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return Instant.now().getEpochSecond() >= claims.path("exp").asLong()
                    ? Optional.empty()
                    : Optional.of(new Claims(
                            claims.path("sub").asString(),
                            claims.path("aud").asString(),
                            claims.path("scope").asString(),
                            claims.path("jti").asString()));
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
