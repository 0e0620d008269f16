package dev.counterfoil.vault;

/** The key-encryption key, wherever it lives: it wraps the data key of each secret and never leaves its implementation. */
public interface WrappingKey {

    /** Names the key without telling it, such as {@code k1:ab12-cd34-…}; safe to show and to log. */
    String fingerprint();

    /** Encrypts a data key; the associated data is authenticated with it. */
    byte[] wrap(byte[] dataKey, byte[] associated);

    /** @throws VaultException if it was wrapped by another key, or with other associated data */
    byte[] unwrap(byte[] wrapped, byte[] associated);
}
