package dev.counterfoil.usertokens;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.GateResult;
import dev.counterfoil.changes.OperationState;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.GraphQlError;
import dev.counterfoil.upstream.UserError;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads out of a failure whether the token, or whom it was asked for, is at fault. The API documents no codes for tokens; these are the usual ones of the platform. */
final class TokenFaults {

    private static final Set<String> REFUSING =
            Set.of("ACCESS_DENIED", "FORBIDDEN", "UNAUTHENTICATED", "UNAUTHORIZED", "HTTP_401", "HTTP_403");

    private static final Set<String> USER_ARGUMENTS = Set.of("publicId", "consentToken", "email");

    private TokenFaults() {}

    static boolean blamed(Answer answer) {
        return switch (answer) {
            case Answer.HttpFailure it -> it.status() == 401 || it.status() == 403;
            case Answer.Errors it -> it.status() == 401 || it.status() == 403 || blamed(it.errors());
            case Answer.Partial it -> blamed(it.errors());
            default -> false;
        };
    }

    /** A change that failed for the token's sake says so with one code, {@value UserValues#TOKEN_REFUSED}. */
    static ChangeResult told(GateResult result, String input) {
        if (result instanceof GateResult.Unreadable it && blamed(it.answer())) {
            return new ChangeResult.NotSent(null, UserValues.TOKEN_REFUSED);
        }
        if (result instanceof GateResult.NoCredential) {
            return new ChangeResult.NotSent(null, "NO_TOKEN");
        }
        if (result instanceof GateResult.Recorded it
                && it.operation().state() == OperationState.REFUSED
                && refusing(it.operation().code())) {
            return new ChangeResult.Refused(it.operation().latestSeq(), UserValues.TOKEN_REFUSED, List.of());
        }
        return ChangeResult.of(result, input);
    }

    /** Whether the API's words are about whom was asked for: the form has one field for the three arguments. */
    static boolean onUser(GateResult result) {
        return result instanceof GateResult.Recorded recorded
                && recorded.told() != null
                && !recorded.told().userErrors().isEmpty()
                && recorded.told().userErrors().stream()
                        .allMatch(error -> error.field().stream().anyMatch(USER_ARGUMENTS::contains));
    }

    /** A refusal keeps its code, which says more than the field it is tied to. */
    static ChangeResult issuing(GateResult result) {
        if (result instanceof GateResult.Recorded recorded
                && recorded.operation().state() == OperationState.REFUSED
                && recorded.told() != null) {
            return new ChangeResult.Refused(
                    recorded.operation().latestSeq(),
                    Objects.requireNonNullElse(recorded.operation().code(), ""),
                    recorded.told().userErrors().stream()
                            .map(UserError::message)
                            .filter(message -> !message.isBlank())
                            .toList());
        }
        return ChangeResult.of(result, "");
    }

    private static boolean blamed(List<GraphQlError> errors) {
        return errors.stream().anyMatch(error -> refusing(error.code()));
    }

    private static boolean refusing(@Nullable String code) {
        return REFUSING.contains(Objects.requireNonNullElse(code, "").toUpperCase(Locale.ROOT));
    }
}
