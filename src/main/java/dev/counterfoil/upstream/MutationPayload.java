package dev.counterfoil.upstream;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an answer's data hold for a mutation.
 *
 * @param payload the mutation's field, null when it is missing or null: then the server says nothing about whether it did it
 * @param userErrors what the server refused the input for
 * @param result the changed thing, or the list of them; null when there is none or the payload has no place for one
 */
public record MutationPayload(
        @Nullable JsonNode payload,
        List<UserError> userErrors,
        @Nullable JsonNode result) {

    private static final int LONGEST_MESSAGE = 500;

    /** Reads it; an answer without data has an empty payload. */
    public static MutationPayload of(Answer answer, Mutation mutation) {
        JsonNode data = switch (answer) {
            case Answer.Success success -> success.data();
            case Answer.Partial partial -> partial.data();
            default -> null;
        };
        JsonNode payload = data == null ? null : present(data.get(mutation.field()));
        if (payload == null) {
            return new MutationPayload(null, List.of(), null);
        }
        List<UserError> errors = new ArrayList<>();
        for (JsonNode error : payload.path("userErrors")) {
            errors.add(readError(error));
        }
        JsonNode result = mutation.resultField().isEmpty() ? null : present(payload.get(mutation.resultField()));
        return new MutationPayload(payload, List.copyOf(errors), result);
    }

    private static UserError readError(JsonNode error) {
        List<String> field = new ArrayList<>();
        for (JsonNode step : error.path("field")) {
            field.add(step.asString(""));
        }
        JsonNode code = present(error.get("code"));
        return new UserError(
                List.copyOf(field),
                Excerpt.of(error.path("message").asString(""), LONGEST_MESSAGE, Redactor.NOTHING),
                code == null ? null : code.asString(""));
    }

    private static @Nullable JsonNode present(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node;
    }

    /** Never what was answered: it may hold a token or what tells of a person. */
    @Override
    public String toString() {
        return "MutationPayload[" + userErrors.size() + " errors]";
    }
}
