package dev.counterfoil.boot;

import org.springframework.boot.ExitCodeGenerator;

/** Why the portal cannot start: one message that a person can act on, and the exit code that goes with it. */
public final class StartupException extends RuntimeException implements ExitCodeGenerator {

    /** A service the portal needs, such as PostgreSQL, cannot be had (EX_UNAVAILABLE). */
    public static final int UNAVAILABLE = 69;
    /** A file or folder cannot be made or written (EX_CANTCREAT). */
    public static final int CANNOT_CREATE = 73;
    /** Another portal runs on the same data folder (EX_TEMPFAIL). */
    public static final int IN_USE = 75;
    /** The configuration cannot work as it is (EX_CONFIG). */
    public static final int CONFIGURATION = 78;

    private final int exitCode;

    public StartupException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public StartupException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
