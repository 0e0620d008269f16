package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.AccessRules.Wish;
import dev.counterfoil.sandbox.Definition.Access;
import dev.counterfoil.sandbox.Definition.Grant;
import dev.counterfoil.sandbox.Definition.Kind;
import dev.counterfoil.sandbox.FieldError.Gatherer;
import dev.counterfoil.sandbox.Sharing.Caller;
import dev.counterfoil.sandbox.State.Reached;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What making a definition and making a namespace have in common: key, name, description, access, and the namespace to share it into. */
final class Making {

    private final Caller caller;
    private final String key;
    private final Map<String, Object> input;
    private final Gatherer errors;

    Making(Caller caller, String key, Map<String, Object> input, Gatherer errors) {
        this.caller = caller;
        this.key = key;
        this.input = input;
        this.errors = errors;
        DefinitionRules.key(key, errors.at("key"));
        if (caller.state().taken(caller.client().gid(), key)) {
            errors.at("key").add("Key has already been taken");
        }
        DefinitionRules.name(DefinitionRules.text(input, "name"), errors.at("name"));
        DefinitionRules.description(DefinitionRules.text(input, "description"), errors.at("description"));
    }

    Access access() {
        Optional<String> into = namespace();
        Wish wish = AccessRules.read(
                caller, null, input.get("access"), Sharing.keys(caller.state(), null, key, null), errors.at("access"));
        Access access = wish.replacing(Access.PRIVATE);
        if (into.isEmpty()) {
            return access;
        }
        Grant grant = new Grant(Kind.KEY, into.get(), Level.READ.name());
        if (AccessRules.position(access.grants(), grant) >= 0) {
            return access;
        }
        List<Grant> grants = new ArrayList<>(access.grants());
        grants.add(grant);
        return new Access(access.level(), List.copyOf(grants));
    }

    private Optional<String> namespace() {
        if (!(input.get("namespace") instanceof String path) || path.isBlank()) {
            return Optional.empty();
        }
        Gatherer here = errors.at("namespace");
        Optional<String> found = caller.state()
                .namespaceAt(caller.client().gid(), path)
                .map(reached -> reached.resource().uuid());
        if (found.isEmpty()) {
            here.add("Namespace does not exist");
        } else if (!Sharing.mayPlaceInto(caller, found.get())) {
            here.add("Access denied. Sharing into a namespace requires WRITE permission on it");
        } else if (caller.state().taken(found.get(), key)) {
            errors.at("key").add("Key has already been taken in the namespace");
        }
        return found;
    }

    Verdict end(Resource made) {
        if (!errors.isEmpty()) {
            return Verdict.refused(errors);
        }
        String gid = caller.client().gid();
        List<Event> events = new ArrayList<>(List.of(made.event(), Event.placed(gid, key, made.uuid())));
        made.access().grants().stream()
                .filter(Grant::placed)
                .forEach(grant -> events.add(Event.placed(grant.grantee(), key, made.uuid())));
        return new Verdict(new Reached(new Placement(gid, null, key, made.uuid()), made), events, List.of());
    }
}
