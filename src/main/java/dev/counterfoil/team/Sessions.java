package dev.counterfoil.team;

/** A member's own sessions, in whatever browsers they are open. */
public interface Sessions {

    /**
     * Ends all of them, this one included, at whatever each does next; and records it, or does neither.
     *
     * @throws dev.counterfoil.ledger.LedgerUnavailableException if it cannot be recorded
     */
    void endAll(Actor actor);
}
