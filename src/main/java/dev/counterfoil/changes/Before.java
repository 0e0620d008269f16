package dev.counterfoil.changes;

import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How it is known what a change replaces. */
public sealed interface Before {

    /**
     * Read from the API right before; if it cannot be read, nothing is sent.
     *
     * @param openedOn the image the form was opened on; null: it did not exist then
     * @param fields the fields this change writes: a difference in one of them makes the form stale
     */
    record Read(Reader reader, @Nullable ObjectNode openedOn, Set<String> fields) implements Before {}

    /** The API tells nobody; this is the last image we recorded, not verified. */
    record Remembered(ObjectNode image, Instant at) implements Before {}

    /** There is none, and the person was told so before. */
    record None() implements Before {}

    /** Reads the image from the API: one query. */
    @FunctionalInterface
    interface Reader {
        Fetched<Optional<ObjectNode>> read(Endpoint endpoint, Credential credential);
    }
}
