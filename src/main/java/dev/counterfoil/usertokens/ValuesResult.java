package dev.counterfoil.usertokens;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading a user's values. */
public sealed interface ValuesResult {

    /**
     * One page; cursors are null where there is nothing more that way.
     *
     * @param lacking what the API said of values that it could not show; empty when the page is whole
     */
    record Page(
            List<UserValue> values,
            @Nullable String before,
            @Nullable String after,
            List<String> lacking) implements ValuesResult {}

    /** The token works no more, or not for this: it expired, was revoked, or the user took consent back. */
    record TokenRefused() implements ValuesResult {}

    /** Nothing could be read, for this reason. */
    record Unreadable(String code) implements ValuesResult {}
}
