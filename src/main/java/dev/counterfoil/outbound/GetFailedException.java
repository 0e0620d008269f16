package dev.counterfoil.outbound;

/** Nothing usable was got; the message is the code alone, never what was received. */
public final class GetFailedException extends Exception {

    /** Why not. */
    public enum Why {
        /** Not an http(s) URL without user information. */
        NOT_A_URL,
        /** The guard lets no connection through, or the host has no address: which of them would tell what names there are inside. */
        REFUSED,
        /** No connection to a host that may be asked, or it broke. */
        UNREACHABLE,
        TIMED_OUT,
        /** 404 or 410. */
        NOT_FOUND,
        /** A redirect; none is followed. */
        REDIRECTED,
        /** Any other status than 200. */
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
