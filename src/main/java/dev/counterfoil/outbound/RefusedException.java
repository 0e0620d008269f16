package dev.counterfoil.outbound;

/** The guard lets no connection through; nothing was sent. */
public final class RefusedException extends Exception {

    /** Why not. */
    public enum Why {
        ORIGIN_NOT_ALLOWED,
        UNKNOWN_HOST,
        PRIVATE_ADDRESS
    }

    private final Why why;

    public RefusedException(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
