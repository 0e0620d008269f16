package dev.counterfoil.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** One field of personal payload under a random 256-bit salt of its own; the chain covers {@link #hash()} only. Prints neither salt nor value. */
record Salted(String field, byte[] salt, String value) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static Salted of(String field, String value) {
        byte[] salt = new byte[32];
        RANDOM.nextBytes(salt);
        return new Salted(field, salt, value);
    }

    /** SHA-256 over the salt and the value's UTF-8, in lower-case hexadecimal. */
    String hash() {
        return hex(sha256(salt, value.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return field + "=[personal]";
    }
}
