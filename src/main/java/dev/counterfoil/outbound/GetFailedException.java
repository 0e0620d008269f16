package dev.counterfoil.outbound;

/** Nothing usable was got; the message is the code alone, never what was received. */
public final class GetFailedException extends Exception {

    /** Why not. */
    public enum Why {
        /** Not an http(s) URL without user information. */
        NOT_A_URL,
        /** The guard lets no connection through. */
        REFUSED,
        /** No connection, or it broke. */
        UNREACHABLE,
        TIMED_OUT,
        /** Another status than 200; redirects are here, since none is followed. */
        STATUS,
        TOO_LARGE
    }

    private final Why why;

    public GetFailedException(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
