package dev.counterfoil.changes;

/** Where an operation stands; see {@link dev.counterfoil.changes}. */
public enum OperationState {
    /** Recorded; certainly not sent yet. */
    INTENDED,
    /** Perhaps sent. */
    IN_FLIGHT,
    NOT_SENT,
    REFUSED,
    SUCCEEDED,
    /** Perhaps done: to be read back. */
    UNKNOWN,
    PROBABLY_NOT_APPLIED,
    APPLIED,
    NOT_APPLIED,
    AMBIGUOUS;

    public boolean finished() {
        return switch (this) {
            case INTENDED, IN_FLIGHT, UNKNOWN, PROBABLY_NOT_APPLIED -> false;
            default -> true;
        };
    }
}
