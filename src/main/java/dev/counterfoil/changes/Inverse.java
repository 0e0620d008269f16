package dev.counterfoil.changes;

/** Whether a change can be taken back, as far as is known when it is made. */
public sealed interface Inverse {

    /**
     * Another change takes it back.
     *
     * @param code action code of that change
     */
    record By(String code) implements Inverse {}

    /**
     * Nothing takes it back.
     *
     * @param reason why, as a code; words for it stand under {@code audit.inverse.reason}
     */
    record None(String reason) implements Inverse {}
}
