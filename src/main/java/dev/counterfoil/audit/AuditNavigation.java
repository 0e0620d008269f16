package dev.counterfoil.audit;

/** Where the room's views are. */
public final class AuditNavigation {

    /** The audit log; {@code audit/<seq>} shows an entry beside it, as {@code kit.Toast.entryPath} says. */
    public static final String LOG = "audit";

    /** Query parameters of the log; none holds anything personal. */
    public static final String CLIENT = "client";

    public static final String KIND = "kind";
    public static final String OUTCOME = "outcome";
    public static final String HISTORY = "history";

    private AuditNavigation() {}
}
