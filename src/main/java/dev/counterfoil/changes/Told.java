package dev.counterfoil.changes;

import dev.counterfoil.upstream.UserError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the API said, whole, for the one who sent the change and nobody else: it may hold a token or what tells of a person, so it lives in memory only
 * and prints {@code [sealed]}. The record has what may be recorded of it.
 *
 * @param payload the mutation's field in the answer; null if there was none
 * @param retryAfter how long it asks to be left alone; null if it does not say
 */
public record Told(
        @Nullable JsonNode payload,
        List<UserError> userErrors,
        @Nullable Duration retryAfter) {

    @Override
    public String toString() {
        return "[sealed]";
    }
}
