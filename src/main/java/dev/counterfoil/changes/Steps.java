package dev.counterfoil.changes;

/** Told each step of a change as it is reached; for rehearsing what a crash there leaves behind. */
@FunctionalInterface
interface Steps {

    enum Step {
        BEFORE_RECORDING,
        RECORDED,
        IN_FLIGHT,
        ANSWERED,
        /** The outcome is recorded; the feature has not been told. */
        SETTLED
    }

    void reached(Step step);
}
