package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Definition.Access;
import dev.counterfoil.sandbox.Definition.Grant;
import dev.counterfoil.sandbox.Definition.Kind;
import dev.counterfoil.sandbox.FieldError.Gatherer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who is meant by a grantee, and which keys lead to what is shared. */
final class Sharing {

    private static final Pattern CLIENT = Pattern.compile("gid://shopify/Client/[1-9][0-9]{0,18}");
    private static final Pattern ROLE = Pattern.compile("[A-Za-z][A-Za-z0-9_:/.-]{0,254}");
    private static final List<String> FIELDS = List.of("granteeId", "grantee", "role");

    /**
     * The client that asks.
     *
     * @param maySkipScopes for what is made "elsewhere" by the control endpoint
     */
    record Caller(State state, DemoClient client, boolean maySkipScopes) {

        boolean may(String scope) {
            return maySkipScopes || client.scopes().contains(scope);
        }

        boolean has(Level level, Resource resource) {
            return Level.on(state, client.gid(), resource).atLeast(level);
        }
    }

    /**
     * Who is meant.
     *
     * @param name a client's GID, a role, or a namespace's identifier
     */
    record Grantee(Kind kind, String name) {}

    private Sharing() {}

    /** Reads a {@code TargetInput}, or that part of a grant. */
    static Optional<Grantee> grantee(Caller caller, Map<?, ?> input, Gatherer errors) {
        List<String> named = FIELDS.stream()
                .filter(field -> input.get(field) instanceof String)
                .toList();
        if (named.size() != 1) {
            errors.add("Exactly one of granteeId, grantee and role must be given");
            return Optional.empty();
        }
        String field = named.getFirst();
        String value = String.valueOf(input.get(field));
        return switch (field) {
            case "granteeId" -> {
                if (!CLIENT.matcher(value).matches()) {
                    errors.at(field).add("Grantee is not a valid client ID such as gid://shopify/Client/1234");
                    yield Optional.empty();
                }
                yield Optional.of(new Grantee(Kind.CLIENT, value));
            }
            case "role" -> {
                if (!ROLE.matcher(value).matches()) {
                    errors.at(field).add("Role is not valid");
                    yield Optional.empty();
                }
                yield Optional.of(new Grantee(Kind.ROLE, value));
            }
            default -> {
                Optional<Grantee> namespace = caller.state()
                        .namespaceAt(caller.client().gid(), value)
                        .map(reached -> new Grantee(Kind.KEY, reached.resource().uuid()));
                if (namespace.isEmpty()) {
                    errors.at(field).add("Grantee does not exist");
                }
                yield namespace;
            }
        };
    }

    /** WRITE on a namespace is what sharing into it takes. */
    static boolean mayPlaceInto(Caller caller, String namespace) {
        return caller.state()
                .resource(namespace)
                .filter(resource -> caller.has(Level.WRITE, resource))
                .isPresent();
    }

    /** Whether one namespace is the other, or holds it at any depth. */
    static boolean holds(State state, String outer, String inner) {
        if (outer.equals(inner)) {
            return true;
        }
        return state.resource(inner).stream()
                .flatMap(resource -> resource.access().grants().stream())
                .anyMatch(grant -> grant.kind() == Kind.KEY && holds(state, outer, grant.grantee()));
    }

    /**
     * What keys come and go when access changes: who gets access finds it under the key, who loses it does not find it any more.
     *
     * @param alias the key that those in {@code touched} are to find it under from now on; null for the usual one, and to leave keys that lead to it already
     */
    static List<Event> moves(
            State state, Resource old, Access now, String key, @Nullable String alias, List<Grant> touched) {
        List<Event> events = new ArrayList<>();
        for (Grant grant : old.access().grants()) {
            if (grant.placed() && AccessRules.position(now.grants(), grant) < 0) {
                state.keyOn(grant.grantee(), old.uuid())
                        .ifPresent(known -> events.add(Event.unplaced(grant.grantee(), known, old.uuid())));
            }
        }
        for (Grant grant : now.grants()) {
            if (grant.placed()) {
                Optional<String> known = state.keyOn(grant.grantee(), old.uuid());
                boolean named = alias != null && AccessRules.position(touched, grant) >= 0;
                if (known.isEmpty() || named && !known.get().equals(alias)) {
                    known.ifPresent(before -> events.add(Event.unplaced(grant.grantee(), before, old.uuid())));
                    events.add(Event.placed(grant.grantee(), named ? String.valueOf(alias) : key, old.uuid()));
                }
            }
        }
        return events;
    }

    /** Refuses a grant when its grantee has something else under the key already. */
    static AccessRules.Keys keys(State state, @Nullable Resource shared, String key, @Nullable Gatherer alias) {
        return (grant, errors) -> {
            Optional<String> known = shared == null ? Optional.empty() : state.keyOn(grant.grantee(), shared.uuid());
            boolean moves = known.isEmpty() || alias != null && !known.get().equals(key);
            if (grant.placed() && moves && state.taken(grant.grantee(), key)) {
                Gatherer where =
                        alias != null ? alias : errors.at(grant.kind() == Kind.CLIENT ? "granteeId" : "grantee");
                where.add("Key has already been taken in the grantee's namespace");
            }
        };
    }
}
