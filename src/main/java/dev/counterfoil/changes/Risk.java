package dev.counterfoil.changes;

/** How much a change can harm; it decides what is asked before. */
public enum Risk {
    /** Adds or can be taken back. */
    LOW,
    /** Changes what others rely on. */
    MEDIUM,
    /** Cannot be undone. */
    HIGH
}
