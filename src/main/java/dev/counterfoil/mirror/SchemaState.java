package dev.counterfoil.mirror;

import dev.counterfoil.upstream.ApiSchema.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an endpoint's schema, compared with the one the portal was built for.
 *
 * @param endpoint its address
 * @param askable whether a client's own credential opens it; else it is asked when a user's token is at hand
 * @param clients names of the clients that use it and that the reader may see
 * @param problem why the last check found nothing, as a code, or null
 * @param checkedAt when the last check ended; null if there was none
 * @param foundAt when the differences were last confirmed; null if never
 * @param unknown names that answers held and that schema does not
 * @param unseen whether nobody has looked at some of them
 */
public record SchemaState(
        String endpoint,
        boolean askable,
        List<String> clients,
        Finding finding,
        @Nullable String problem,
        @Nullable Instant checkedAt,
        @Nullable Instant foundAt,
        List<Difference> differences,
        List<Unknown> unknown,
        boolean unseen) {

    /** What the last check came to. */
    public enum Finding {
        PENDING,
        SAME,
        DIFFERENT,
        /** The server answers no introspection. */
        NOT_ALLOWED,
        UNREADABLE
    }

    /**
     * One difference.
     *
     * @param touches names of our operations that send or read what differs
     */
    public record Difference(
            Kind kind,
            String coordinate,
            @Nullable String was,
            @Nullable String is,
            List<String> touches) {}

    public record Unknown(String name, Instant seenAt) {}
}
