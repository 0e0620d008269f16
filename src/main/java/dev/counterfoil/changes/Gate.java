package dev.counterfoil.changes;

/** The only way to a remote mutation. */
public interface Gate {

    /**
     * Records the change, sends it once, and records what came of it. Blocks for as long as the API takes, at most the configured deadline and a little; never call it with a Vaadin session locked.
     *
     * @throws IllegalStateException if a transaction is active: its rollback could take the record back after the change was made
     * @throws org.springframework.security.access.AccessDeniedException if the actor may not; recorded as denied, nothing sent
     */
    GateResult submit(Change change);
}
