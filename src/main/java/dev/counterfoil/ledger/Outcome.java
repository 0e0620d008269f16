package dev.counterfoil.ledger;

/** What an entry says came of it. */
public enum Outcome {
    /** Recorded inside the portal; no remote call is involved. */
    RECORDED,
    /** A change is about to be sent; another entry tells what came of it. */
    REQUESTED,
    SUCCEEDED,
    REFUSED,
    NOT_SENT,
    UNKNOWN,
    /** Found done when read back after an unknown outcome. */
    APPLIED,
    PROBABLY_NOT_APPLIED,
    NOT_APPLIED,
    AMBIGUOUS,
    /** Somebody asked for what their role does not allow. */
    DENIED,
    FAILED
}
