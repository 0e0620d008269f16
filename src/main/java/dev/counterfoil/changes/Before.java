package dev.counterfoil.changes;

import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How it is known what a change replaces. */
public sealed interface Before {

    /**
     * Read from the API right before; if it cannot be read, nothing is sent.
     *
     * @param openedOn the image the form was opened on; null: it did not exist then
     * @param part what of the image this change writes: a difference in it makes the form stale
     */
    record Read(Reader reader, @Nullable ObjectNode openedOn, Function<ObjectNode, ?> part) implements Before {

        /** Where the change writes these fields of the image. */
        public Read(Reader reader, @Nullable ObjectNode openedOn, Set<String> fields) {
            this(reader, openedOn, image -> image.deepCopy().retain(fields));
        }
    }

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
