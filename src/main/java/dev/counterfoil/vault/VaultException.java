package dev.counterfoil.vault;

/** A value could not be sealed or opened; the message never holds any of it. */
public class VaultException extends RuntimeException {

    public VaultException(String message) {
        super(message);
    }
}
