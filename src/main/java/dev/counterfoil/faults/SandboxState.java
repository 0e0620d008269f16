package dev.counterfoil.faults;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox tells about itself.
 *
 * @param faults oldest first: the first that fits strikes
 * @param received newest first, at most {@link SandboxControl#MOST_RECEIVED}
 */
public record SandboxState(List<WaitingFault> faults, List<ReceivedOperation> received) {

    /**
     * A fault in waiting.
     *
     * @param kind as the sandbox calls it
     * @param operation {@code *} for any
     * @param times -1 until it is cleared
     * @param parameters each as {@code name: value}
     */
    public record WaitingFault(String kind, String operation, int times, List<String> parameters) {}

    /**
     * An operation that arrived.
     *
     * @param api {@code partners}, {@code users} or {@code token}
     * @param client name of the demo client
     * @param fields root fields
     * @param answer {@code answered}, {@code withheld}, {@code closed}; null when it is still running
     * @param status of the answer, 0 for none
     * @param fault kind of the fault that struck
     * @param errors how many GraphQL errors the answer had
     */
    public record ReceivedOperation(
            long n,
            Instant at,
            String api,
            String client,
            List<String> fields,
            @Nullable String answer,
            int status,
            @Nullable String fault,
            int errors) {}
}
