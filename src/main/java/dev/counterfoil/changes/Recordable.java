package dev.counterfoil.changes;

import dev.counterfoil.upstream.FieldClasses;
import dev.counterfoil.upstream.Mutation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What of a mutation may be recorded: secrets are dropped before the first row is written, personal values go apart. */
final class Recordable {

    private static final FieldClasses CLASSES = FieldClasses.partners();

    private Recordable() {}

    static FieldClasses.Classed variables(Mutation mutation) {
        return CLASSES.variables(mutation.field(), mutation.variables());
    }

    /** The public part of the changed thing as the API answered it; null if there is none. */
    static @Nullable ObjectNode result(Mutation mutation, @Nullable ObjectNode result) {
        if (result == null) {
            return null;
        }
        ObjectNode payload = JsonMapper.shared().createObjectNode();
        payload.set(mutation.resultField(), result);
        ObjectNode image = CLASSES.payload(mutation.field(), payload).image();
        return image.get(mutation.resultField()) instanceof ObjectNode kept ? kept : null;
    }
}
