package dev.counterfoil.vault;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key-encryption key in this process's memory. Prints {@code [sealed]}. */
final class LocalKey implements WrappingKey {

    private static final byte[] LABEL = "counterfoil key fingerprint v1".getBytes(StandardCharsets.US_ASCII);

    private final String fingerprint;
    private final Aead aead;

    private LocalKey(String fingerprint, Aead aead) {
        this.fingerprint = fingerprint;
        this.aead = aead;
    }

    /** The array may be wiped afterwards. */
    static LocalKey of(byte[] key) {
        try {
            return new LocalKey(fingerprint(key), Cipher.aead(key));
        } catch (GeneralSecurityException e) {
            throw new VaultException("a key of 256 bits is needed");
        }
    }

    /** The first 128 bits of HMAC-SHA-256 over a fixed label: tells nothing of the key. */
    private static String fingerprint(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String hex = HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(LABEL), 16));
        return "k1:" + String.join("-", hex.split("(?<=\\G.{4})"));
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public byte[] wrap(byte[] dataKey, byte[] associated) {
        try {
            return aead.encrypt(dataKey, associated);
        } catch (GeneralSecurityException e) {
            throw new VaultException("a data key could not be wrapped");
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] associated) {
        try {
            return aead.decrypt(wrapped, associated);
        } catch (GeneralSecurityException e) {
            throw new VaultException("a sealed value does not open for what it is asked for");
        }
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
