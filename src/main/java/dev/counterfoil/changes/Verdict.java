package dev.counterfoil.changes;

import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.GraphQlError;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.MutationPayload;
import dev.counterfoil.upstream.UserError;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a mutation's answer says of the mutation. The one table that decides:
 *
 * <ul>
 *   <li>nothing was sent: NOT_SENT;
 *   <li>{@code userErrors} and no result; 401, 403, 429; errors known to be found before execution, without data: REFUSED;
 *   <li>data for the mutation's field: SUCCEEDED, whatever errors stand beside it;
 *   <li>everything else: UNKNOWN.
 * </ul>
 *
 * @param code why, for people to be told in words; null when it succeeded plainly
 */
record Verdict(
        OperationState state,
        @Nullable String code,
        List<UserError> userErrors,
        @Nullable ObjectNode result) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z_]{1,64}");

    private static final Set<Integer> REFUSING_STATUSES = Set.of(401, 403, 429);

    /** Codes that say "you may not" or "not now", wherever they stand; the API documents none, these are the platform's usual ones. */
    private static final Set<String> REFUSING_CODES =
            Set.of("ACCESS_DENIED", "FORBIDDEN", "UNAUTHENTICATED", "UNAUTHORIZED", "THROTTLED", "TOO_MANY_REQUESTS");

    /**
     * Codes of an error found before any field was executed: what servers in general say, Shopify's word for a variable that does
     * not fit, and those of graphql-ruby's static validation (its {@code lib/graphql/static_validation/rules}), which Shopify's
     * platform runs on.
     */
    private static final Set<String> BEFORE_EXECUTION = Set.of(
            "BAD_USER_INPUT",
            "BAD_REQUEST",
            "INVALID_VARIABLE",
            "argumentLiteralsIncompatible",
            "argumentNotAccepted",
            "argumentNotUnique",
            "cannotSpreadFragment",
            "defaultValueInvalidOnNonNullVariable",
            "defaultValueInvalidType",
            "directiveCannotBeApplied",
            "directiveNotUniqueForLocation",
            "fieldConflict",
            "fragmentNotUnique",
            "infiniteLoop",
            "inputFieldNotUnique",
            "invalidArgument",
            "invalidOneOfInputObject",
            "missingQueryConfiguration",
            "missingRequiredArguments",
            "missingRequiredInputObjectAttribute",
            "nodesWithoutSelections",
            "operationNameNotUnique",
            "selectionMismatch",
            "typeMismatch",
            "undefinedDirective",
            "undefinedField",
            "undefinedType",
            "uniquelyNamedOperations",
            "useAndDefineFragment",
            "variableMismatch",
            "variableNotDefined",
            "variableNotUnique",
            "variableNotUsed",
            "variableRequiresValidType");

    static Verdict of(Answer answer, Mutation mutation) {
        return switch (answer) {
            case Answer.NotSent it -> plain(OperationState.NOT_SENT, it.reason().name());
            case Answer.HttpFailure it -> plain(refusing(it.status()), "HTTP_" + it.status());
            case Answer.Malformed it -> plain(OperationState.UNKNOWN, "MALFORMED");
            case Answer.Lost it -> plain(OperationState.UNKNOWN, it.timedOut() ? "TIMED_OUT" : "CONNECTION_LOST");
            case Answer.Errors it -> ofErrors(it.status(), it.errors(), error -> beforeExecution(it.status(), error));
            case Answer.Success it -> ofData(it, List.of(), mutation);
            case Answer.Partial it -> ofData(it, it.errors(), mutation);
        };
    }

    /** The same with only what may be recorded of the result and the errors; where their words may not, the first one's code says why. */
    Verdict recordable(Mutation mutation) {
        List<UserError> errors = Recordable.errors(mutation, userErrors);
        String why = state == OperationState.REFUSED && !errors.equals(userErrors)
                ? errors.stream()
                        .map(UserError::code)
                        .filter(Objects::nonNull)
                        .filter(it -> CODE.matcher(it).matches())
                        .findFirst()
                        .orElse(code)
                : code;
        return new Verdict(state, why, errors, Recordable.result(mutation, result));
    }

    private static Verdict ofData(Answer answer, List<GraphQlError> errors, Mutation mutation) {
        MutationPayload payload = MutationPayload.of(answer, mutation);
        if (payload.payload() == null) {
            return ofErrors(200, errors, Verdict::refusingCode);
        }
        ObjectNode result = payload.result() instanceof ObjectNode node ? node : null;
        List<UserError> userErrors = payload.userErrors();
        if (!userErrors.isEmpty() && isNothing(payload.result())) {
            return new Verdict(OperationState.REFUSED, "USER_ERRORS", userErrors, null);
        }
        List<UserError> beside =
                Stream.concat(userErrors.stream(), told(errors)).toList();
        return new Verdict(OperationState.SUCCEEDED, beside.isEmpty() ? null : "WITH_ERRORS", beside, result);
    }

    private static boolean isNothing(@Nullable JsonNode result) {
        return result == null || result.isArray() && result.isEmpty();
    }

    private static Verdict ofErrors(int status, List<GraphQlError> errors, Predicate<GraphQlError> refusing) {
        boolean refused = REFUSING_STATUSES.contains(status)
                || status < 500 && !errors.isEmpty() && errors.stream().allMatch(refusing.or(Verdict::refusingCode));
        String code = status == 200 ? "GRAPHQL_ERRORS" : "HTTP_" + status;
        return new Verdict(
                refused ? OperationState.REFUSED : OperationState.UNKNOWN,
                code,
                told(errors).toList(),
                null);
    }

    private static Stream<UserError> told(List<GraphQlError> errors) {
        return errors.stream().map(error -> new UserError(List.of(), error.message(), error.code()));
    }

    /**
     * A request error (GraphQL, section 7.1.2) has no path, since no field was executed. A fault inside the server or in front of it has
     * none either, and says nothing of what was done: only a status or a code that is known to come before execution tells them apart.
     */
    private static boolean beforeExecution(int status, GraphQlError error) {
        return error.path().isEmpty()
                && (status == 400 || status >= 200 && status < 300 && error.code() != null && foundFirst(error.code()));
    }

    private static boolean foundFirst(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        return BEFORE_EXECUTION.contains(code)
                || BEFORE_EXECUTION.contains(upper)
                || upper.contains("VALIDATION")
                || upper.contains("PARSE");
    }

    private static boolean refusingCode(GraphQlError error) {
        return error.code() != null && REFUSING_CODES.contains(error.code().toUpperCase(Locale.ROOT));
    }

    private static OperationState refusing(int status) {
        return REFUSING_STATUSES.contains(status) ? OperationState.REFUSED : OperationState.UNKNOWN;
    }

    private static Verdict plain(OperationState state, String code) {
        return new Verdict(state, code, List.of(), null);
    }
}
