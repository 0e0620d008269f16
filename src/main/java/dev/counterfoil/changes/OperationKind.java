package dev.counterfoil.changes;

import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a feature room tells the gate about one kind of change: how to find out what came of it when its answer was lost. */
public interface OperationKind {

    /** The action code, as in {@link Change#kind()}. */
    String code();

    /** All that may take a change of this kind back, and all reasons why nothing may. */
    Set<Inverse> inverses();

    /** Reads back from the API; one query, or as few as it takes. */
    Finding readBack(OperationRecord operation, Endpoint endpoint, Credential credential);

    /** Told once an operation of this kind is known to be done, so that the mirror shows it. */
    default void applied(OperationRecord operation, @Nullable ObjectNode image) {}

    /**
     * Told of an operation of this kind that is done, long ago perhaps, if {@link #applied} may have missed it, as after a crash in between. What was
     * done since is not to be written over; being told twice changes nothing.
     */
    default void missed(OperationRecord operation, @Nullable ObjectNode image) {}

    /** What reading back found. */
    sealed interface Finding {
        record Applied(@Nullable ObjectNode image) implements Finding {}

        record NotApplied(@Nullable ObjectNode image) implements Finding {}

        /**
         * What is there is neither what was sent nor what was before.
         *
         * @param image null if nothing is there
         */
        record Ambiguous(@Nullable ObjectNode image) implements Finding {}

        record Unreadable(Answer answer) implements Finding {}

        /**
         * No query tells.
         *
         * @param code why, for people to be told in words
         */
        record CannotTell(String code) implements Finding {

            public CannotTell() {
                this("CANNOT_TELL");
            }
        }
    }
}
