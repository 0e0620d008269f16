package dev.counterfoil.clients;

import org.jspecify.annotations.Nullable;

/** A client's secret cannot be used: it does not open, or was entered for another origin. The message holds none of it. */
public class NoCredentialException extends RuntimeException {

    public NoCredentialException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
