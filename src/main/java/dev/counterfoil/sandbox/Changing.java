package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.AccessRules.Wish;
import dev.counterfoil.sandbox.FieldError.Gatherer;
import dev.counterfoil.sandbox.Sharing.Caller;
import dev.counterfoil.sandbox.State.Reached;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What changing a definition and changing a namespace have in common. Whoever can read it may give it another key of their own; everything else takes ADMIN. A
 * field that is absent or null stays as it is.
 */
final class Changing {

    private final Caller caller;
    private final String what;
    private final Map<String, Object> input;
    private final Gatherer errors;
    private final Identifier identifier;
    private final Optional<Reached> found;

    Changing(Caller caller, String what, Class<? extends Resource> kind, Map<String, Object> input, Gatherer errors) {
        this.caller = caller;
        this.what = what;
        this.input = input;
        this.errors = errors;
        this.identifier = Identifier.of(input.get("identifier"));
        this.found = identifier.find(caller, kind);
    }

    Verdict end(UnaryOperator<Resource> more) {
        if (found.isEmpty()) {
            return Verdict.refused(errors.at("identifier"), what + " does not exist");
        }
        Resource old = found.get().resource();
        boolean describes = List.of("name", "description", "validations", "access").stream()
                .anyMatch(field -> input.get(field) != null);
        if (describes && !caller.has(Level.ADMIN, old)) {
            return Verdict.refused(
                    errors.at("identifier"), "Access denied. Changing it requires ADMIN permission on it");
        }
        String key = newKey(old);
        String name = input.get("name") instanceof String given ? given : old.name();
        String description = input.get("description") instanceof String given ? given : old.description();
        DefinitionRules.name(name, errors.at("name"));
        DefinitionRules.description(description, errors.at("description"));
        Wish wish = AccessRules.read(
                caller,
                old,
                input.get("access"),
                Sharing.keys(caller.state(), old, usualKey(old, key), null),
                errors.at("access"));
        Resource changed = more.apply(old).described(name, description).with(wish.replacing(old.access()));
        if (!errors.isEmpty()) {
            return Verdict.refused(errors);
        }
        List<Event> events = new ArrayList<>();
        if (!changed.equals(old)) {
            events.add(changed.event());
        }
        events.addAll(Sharing.moves(caller.state(), old, changed.access(), usualKey(old, key), null, List.of()));
        if (!key.equals(identifier.key())) {
            String shelf = shelf();
            events.add(Event.unplaced(shelf, identifier.key(), old.uuid()));
            events.add(Event.placed(shelf, key, old.uuid()));
        }
        Placement now = new Placement(caller.client().gid(), identifier.namespace(), key, old.uuid());
        return new Verdict(new Reached(now, changed), events, List.of());
    }

    /** A new key is the caller's own; inside a namespace it is everybody's there, and takes ADMIN. */
    private String newKey(Resource old) {
        if (!(input.get("key") instanceof String wanted) || wanted.equals(identifier.key())) {
            return identifier.key();
        }
        Gatherer here = errors.at("key");
        DefinitionRules.key(wanted, here);
        if (identifier.namespace() != null && !caller.has(Level.ADMIN, old)) {
            here.add("Access denied. Renaming inside a namespace requires ADMIN permission");
        } else if (caller.state().taken(shelf(), wanted)) {
            here.add("Key has already been taken");
        }
        return wanted;
    }

    /** The key under which new grantees find it: the one of the maker, as it is going to be. */
    private String usualKey(Resource old, String renamed) {
        @Nullable String own = caller.state().keyOn(old.owner(), old.uuid()).orElse(null);
        boolean renamesIt = identifier.namespace() == null
                && old.owner().equals(caller.client().gid());
        return own == null || renamesIt ? renamed : own;
    }

    private String shelf() {
        return caller.state()
                .shelf(caller.client().gid(), identifier.namespace())
                .orElseThrow();
    }
}
