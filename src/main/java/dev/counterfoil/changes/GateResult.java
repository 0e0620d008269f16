package dev.counterfoil.changes;

import dev.counterfoil.upstream.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What came of handing a change to the gate. */
public sealed interface GateResult {

    /**
     * It was recorded; {@link OperationRecord#state()} says what came of it.
     *
     * @param told the API's answer, for the call that sent it only; null for a second call with the same intent, or when nothing was answered
     */
    record Recorded(OperationRecord operation, @Nullable Told told) implements GateResult {

        public Recorded(OperationRecord operation) {
            this(operation, null);
        }
    }

    /**
     * The thing has changed since the form was opened. Nothing was sent or recorded.
     *
     * @param by who changed it, if that was done here
     */
    record Stale(
            @Nullable ObjectNode openedOn,
            @Nullable ObjectNode now,
            @Nullable Changer by) implements GateResult {

        public Stale(@Nullable ObjectNode openedOn, @Nullable ObjectNode now) {
            this(openedOn, now, null);
        }
    }

    /** An earlier change to the same thing has not ended. Nothing was sent or recorded. */
    record Busy(OperationRecord first) implements GateResult {}

    /** What the change would replace could not be read. Nothing was sent or recorded. */
    record Unreadable(Answer answer) implements GateResult {}

    /** The client's secret does not open, or was entered for another origin. Nothing was sent or recorded. */
    record NoCredential() implements GateResult {}

    /** The record cannot be written. Nothing was sent. */
    record NotRecorded() implements GateResult {}
}
