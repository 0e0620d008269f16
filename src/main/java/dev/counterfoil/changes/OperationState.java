package dev.counterfoil.changes;

/** Where an operation stands. */
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

    /** Whether somebody may be sending it at this moment. */
    boolean onItsWay() {
        return this == INTENDED || this == IN_FLIGHT;
    }

    /** Whether nothing more will be found out about it by itself. */
    public boolean finished() {
        return switch (this) {
            case INTENDED, IN_FLIGHT, UNKNOWN, PROBABLY_NOT_APPLIED -> false;
            default -> true;
        };
    }
}
