package dev.counterfoil.vault;

import java.util.Optional;

/** Where the key-encryption key comes from: a file now, a key management service later. */
public interface KeyProvider {

    /**
     * The key, if there is one.
     *
     * @throws KeyUnavailableException if there is one that must not or cannot be used; the message says what to do
     */
    Optional<WrappingKey> find();

    /**
     * Makes a new key where there is none. Asked only when the database holds no record of a key.
     *
     * @throws KeyUnavailableException if it cannot be kept safely there
     */
    WrappingKey create();

    /** Where a person would look for it, such as a path. */
    String where();
}
