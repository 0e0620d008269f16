package dev.counterfoil.changes;

import dev.counterfoil.ledger.Subject;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.upstream.UserError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One recorded attempt to make a change.
 *
 * @param parameters public values for the sentence
 * @param variables what was sent, without what is secret
 * @param code why it was refused, not sent or is unknown
 * @param resultImage the changed thing as the API answered, if it did
 */
public record OperationRecord(
        UUID id,
        UUID intent,
        String kind,
        String field,
        UUID clientId,
        String origin,
        Subject subject,
        MemberId actor,
        OperationState state,
        Map<String, String> parameters,
        ObjectNode variables,
        String beforeKind,
        @Nullable ObjectNode beforeImage,
        @Nullable ObjectNode resultImage,
        List<UserError> userErrors,
        @Nullable String code,
        @Nullable Long requestedSeq,
        @Nullable Long outcomeSeq,
        Instant createdAt) {

    /** The same with its outcome not known: nobody could write down the answer. */
    OperationRecord unclear() {
        return new OperationRecord(
                id,
                intent,
                kind,
                field,
                clientId,
                origin,
                subject,
                actor,
                OperationState.UNKNOWN,
                parameters,
                variables,
                beforeKind,
                beforeImage,
                resultImage,
                userErrors,
                code,
                requestedSeq,
                outcomeSeq,
                createdAt);
    }

    /** The entry that tells most about it so far. */
    public long latestSeq() {
        if (outcomeSeq != null) {
            return outcomeSeq;
        }
        return requestedSeq == null ? 0 : requestedSeq;
    }
}
