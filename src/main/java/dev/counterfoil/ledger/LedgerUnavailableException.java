package dev.counterfoil.ledger;

/** The record cannot be written, so nothing may be changed (G3). */
public class LedgerUnavailableException extends RuntimeException {

    public LedgerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
