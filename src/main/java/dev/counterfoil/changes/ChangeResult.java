package dev.counterfoil.changes;

import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.UserError;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What came of a change, as a form tells it: every {@code entrySeq} leads to the entry that tells more, null where nothing was recorded. */
public sealed interface ChangeResult {

    /** It is done; {@code image} is the changed thing where the API told it, {@code also} what else it said beside it, if anything. */
    record Done(long entrySeq, @Nullable ObjectNode image, List<String> also) implements ChangeResult {

        public Done(long entrySeq, @Nullable ObjectNode image) {
            this(entrySeq, image, List.of());
        }
    }

    /** Nothing was sent, or the API refused it; each problem with its field. */
    record FieldProblems(@Nullable Long entrySeq, List<FieldProblem> problems) implements ChangeResult {}

    /**
     * The API refused it as a whole: a code, and its own words, if any.
     *
     * @param retryAfter how long it asks to be left alone; null if it does not say
     */
    record Refused(
            long entrySeq,
            String code,
            List<String> messages,
            @Nullable Duration retryAfter) implements ChangeResult {

        public Refused(long entrySeq, String code, List<String> messages) {
            this(entrySeq, code, messages, null);
        }
    }

    /**
     * The thing is not any more what the form was opened on; null stands for not being there. Nothing was sent.
     *
     * @param mine what it would be by the change that was not sent; null where nothing says that
     * @param by who changed it meanwhile, if that was done here
     */
    record Stale(
            @Nullable ObjectNode openedOn,
            @Nullable ObjectNode now,
            @Nullable ObjectNode mine,
            @Nullable Changer by) implements ChangeResult {

        public Stale(@Nullable ObjectNode openedOn, @Nullable ObjectNode now) {
            this(openedOn, now, null, null);
        }

        /** The same with what the change would have made of it. */
        public Stale with(@Nullable ObjectNode wanted) {
            return new Stale(openedOn, now, wanted, by);
        }
    }

    /** An earlier change to the same thing has not ended; its latest entry. */
    record Busy(long entrySeq, OperationState state) implements ChangeResult {}

    /**
     * It may or may not have been done; it will be read back.
     *
     * @param code why nobody knows; null while it is on its way
     */
    record Unclear(
            long entrySeq, OperationState state, @Nullable String code) implements ChangeResult {}

    /**
     * Nothing was sent, for this reason.
     *
     * @param retryAfter how long the API asks to be left alone; null if it does not say
     */
    record NotSent(
            @Nullable Long entrySeq, String code, @Nullable Duration retryAfter) implements ChangeResult {

        public NotSent(@Nullable Long entrySeq, String code) {
            this(entrySeq, code, null);
        }
    }

    /** It was sent, no clear answer came, and reading back twice has shown that it was not done. */
    record NotApplied(long entrySeq) implements ChangeResult {}

    /** The record cannot be written, so nothing was sent. */
    record LedgerDown() implements ChangeResult {}

    /**
     * Reads what the gate says.
     *
     * @param input the mutation's argument that the form fills, left out of the paths of its errors: {@code [definition, key]} is the field {@code key}
     */
    static ChangeResult of(GateResult result, String input) {
        return switch (result) {
            case GateResult.Recorded it -> of(it.operation(), it.told(), input);
            case GateResult.Stale it -> new Stale(it.openedOn(), it.now(), null, it.by());
            case GateResult.Busy it ->
                new Busy(it.first().latestSeq(), it.first().state());
            case GateResult.Unreadable it ->
                new NotSent(null, Answer.code(it.answer()), Answer.retryAfter(it.answer()));
            case GateResult.NoCredential it -> new NotSent(null, "NO_CREDENTIAL");
            case GateResult.NotRecorded it -> new LedgerDown();
        };
    }

    private static ChangeResult of(OperationRecord operation, @Nullable Told told, String input) {
        long seq = operation.latestSeq();
        String code = Objects.requireNonNullElse(operation.code(), "");
        return switch (operation.state()) {
            case SUCCEEDED -> new Done(seq, operation.resultImage(), beside(operation, told));
            case APPLIED -> new Done(seq, operation.resultImage());
            // The record may lack the API's words, where they tell of a person.
            case REFUSED ->
                told == null
                        ? refused(seq, code, operation.userErrors(), null, input)
                        : refused(seq, code, told.userErrors(), told.retryAfter(), input);
            case NOT_SENT -> new NotSent(seq, code);
            case NOT_APPLIED -> new NotApplied(seq);
            case INTENDED, IN_FLIGHT, UNKNOWN, PROBABLY_NOT_APPLIED, AMBIGUOUS ->
                new Unclear(seq, operation.state(), operation.code());
        };
    }

    /** What the API said though it did as asked; where the record may not hold the words, a second asking gets none. */
    private static List<String> beside(OperationRecord operation, @Nullable Told told) {
        return (told == null ? operation.userErrors() : told.userErrors())
                .stream()
                        .map(UserError::message)
                        .filter(words -> !words.isBlank())
                        .toList();
    }

    private static ChangeResult refused(
            long seq, String code, List<UserError> errors, @Nullable Duration retryAfter, String input) {
        List<FieldProblem> onFields = errors.stream()
                .map(error -> new FieldProblem(field(error.field(), input), "API", error.message()))
                .toList();
        boolean anyOnField =
                onFields.stream().anyMatch(problem -> !problem.field().isEmpty());
        return anyOnField
                ? new FieldProblems(seq, onFields)
                : new Refused(seq, code, errors.stream().map(UserError::message).toList(), retryAfter);
    }

    private static String field(List<String> path, String input) {
        return String.join(".", !path.isEmpty() && path.getFirst().equals(input) ? path.subList(1, path.size()) : path);
    }
}
