package dev.counterfoil.upstream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What arrived, before anyone has made sense of it.
 *
 * @param tooLarge the body went on after this much of it
 */
record RawAnswer(
        int status,
        byte[] body,
        boolean tooLarge,
        @Nullable String requestId,
        @Nullable String retryAfter) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawAnswer raw && status == raw.status && Arrays.equals(body, raw.body);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(body);
    }

    /** Never the body. */
    @Override
    public String toString() {
        return "RawAnswer[" + status + ", " + body.length + " bytes]";
    }
}
