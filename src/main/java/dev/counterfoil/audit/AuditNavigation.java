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

    /** A member by their ID, which tells nothing to who does not know them. */
    public static final String BY = "by";

    /** The first and the last day, by the reader's own calendar. */
    public static final String FROM = "from";

    public static final String TO = "to";

    private AuditNavigation() {}
}
