package dev.counterfoil.vault;

/** The key that the database's secrets were sealed under is not at hand. The message names its fingerprint and says what to do, and never holds any of a key. */
public class KeyUnavailableException extends VaultException {

    public KeyUnavailableException(String message) {
        super(message);
    }
}
