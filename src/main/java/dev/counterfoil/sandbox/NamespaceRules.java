package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.FieldError.Gatherer;
import dev.counterfoil.sandbox.Sharing.Caller;
import dev.counterfoil.sandbox.State.Reached;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rules by which the mutations on namespaces accept or refuse their input. */
final class NamespaceRules {

    /** The reference says that making namespaces takes an extra scope, and does not name it: this name is our choice. */
    static final String SCOPE = "write_metafield_namespace";

    private NamespaceRules() {}

    static Verdict create(Caller caller, Map<String, Object> input) {
        Gatherer errors = new Gatherer("namespace");
        if (!caller.may(SCOPE)) {
            return Verdict.refused(errors, "Access denied. Making namespaces requires the client scope " + SCOPE);
        }
        String key = DefinitionRules.text(input, "key");
        Making making = new Making(caller, key, input, errors);
        return making.end(new Namespace(
                UUID.randomUUID().toString(),
                caller.client().gid(),
                DefinitionRules.text(input, "name"),
                DefinitionRules.text(input, "description"),
                making.access()));
    }

    static Verdict update(Caller caller, Map<String, Object> input) {
        return new Changing(caller, "Namespace", Namespace.class, input, new Gatherer("namespace"))
                .end(UnaryOperator.identity());
    }

    /** Judges a deletion: it takes ADMIN. What was shared into the namespace stays with its makers and leaves the namespace. */
    static Verdict delete(Caller caller, @Nullable Object identifier) {
        Gatherer errors = new Gatherer("identifier");
        Optional<Reached> reached = Identifier.of(identifier).find(caller, Namespace.class);
        if (reached.isEmpty()) {
            return Verdict.refused(errors, "Namespace does not exist");
        }
        if (!caller.has(Level.ADMIN, reached.get().resource())) {
            return Verdict.refused(errors, "Access denied. Deleting it requires ADMIN permission on it");
        }
        return new Verdict(
                reached.get(), List.of(Event.gone(reached.get().resource().uuid())), List.of());
    }
}
