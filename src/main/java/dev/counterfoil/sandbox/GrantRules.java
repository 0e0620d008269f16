package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.AccessRules.Wish;
import dev.counterfoil.sandbox.Definition.Access;
import dev.counterfoil.sandbox.Definition.Grant;
import dev.counterfoil.sandbox.Definition.Kind;
import dev.counterfoil.sandbox.FieldError.Gatherer;
import dev.counterfoil.sandbox.Sharing.Caller;
import dev.counterfoil.sandbox.Sharing.Grantee;
import dev.counterfoil.sandbox.State.Reached;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of {@code metafieldAccessGrant} and {@code metafieldAccessRevoke}. */
final class GrantRules {

    private GrantRules() {}

    /** It takes the scope and ADMIN. A grant to a grantee that has one replaces it. */
    static Verdict grant(
            Caller caller, @Nullable Object identifier, Map<String, Object> input, @Nullable String alias) {
        Gatherer errors = new Gatherer();
        if (!caller.may(AccessRules.SCOPE)) {
            return Verdict.refused(
                    errors.at("access"), "Access denied. Sharing requires the client scope " + AccessRules.SCOPE);
        }
        Optional<Reached> reached = Identifier.of(identifier).find(caller, Resource.class);
        if (reached.isEmpty()) {
            return Verdict.refused(errors.at("identifier"), "Resource does not exist");
        }
        Resource old = reached.get().resource();
        if (!caller.has(Level.ADMIN, old)) {
            return Verdict.refused(
                    errors.at("identifier"), "Access denied. Sharing it requires ADMIN permission on it");
        }
        if (alias != null) {
            DefinitionRules.key(alias, errors.at("key"));
        }
        String key = alias == null ? usualKey(caller, reached.get()) : alias;
        Wish wish = AccessRules.read(
                caller,
                old,
                input,
                Sharing.keys(caller.state(), old, key, alias == null ? null : errors.at("key")),
                errors.at("access"));
        List<Grant> touched = Objects.requireNonNullElse(wish.grants(), List.of());
        if (touched.isEmpty() && !wish.setsLevel() && errors.isEmpty()) {
            errors.at("access").add("Either grants or a default permission must be given");
        }
        if (!errors.isEmpty()) {
            return Verdict.refused(errors);
        }
        Access now = wish.addedTo(old.access());
        return verdict(caller, reached.get(), now, key, alias, touched);
    }

    /** It takes ADMIN on the resource; for taking it out of a namespace WRITE on that namespace does as well. */
    static Verdict revoke(Caller caller, @Nullable Object identifier, List<Map<String, Object>> targets) {
        Gatherer errors = new Gatherer();
        Optional<Reached> reached = Identifier.of(identifier).find(caller, Resource.class);
        if (reached.isEmpty()) {
            return Verdict.refused(errors.at("identifier"), "Resource does not exist");
        }
        Resource old = reached.get().resource();
        boolean admin = caller.has(Level.ADMIN, old);
        List<Grant> left = new ArrayList<>(old.access().grants());
        if (targets.isEmpty()) {
            errors.at("targets").add("Targets can't be empty");
        }
        for (int i = 0; i < targets.size(); i++) {
            Gatherer here = errors.at("targets", i);
            Optional<Grantee> target = Sharing.grantee(caller, targets.get(i), here);
            if (target.isEmpty()) {
                continue;
            }
            Grantee grantee = target.get();
            boolean keeper = grantee.kind() == Kind.KEY && Sharing.mayPlaceInto(caller, grantee.name());
            if (!admin && !keeper) {
                return Verdict.refused(
                        new Gatherer("identifier"), "Access denied. Revoking requires ADMIN permission on it");
            }
            if (!left.removeIf(
                    grant -> grant.kind() == grantee.kind() && grant.grantee().equals(grantee.name()))) {
                here.add("Grantee has no access that could be revoked");
            }
        }
        if (!errors.isEmpty()) {
            return Verdict.refused(errors);
        }
        Access now = new Access(old.access().level(), List.copyOf(left));
        return verdict(caller, reached.get(), now, usualKey(caller, reached.get()), null, List.of());
    }

    private static Verdict verdict(
            Caller caller, Reached reached, Access now, String key, @Nullable String alias, List<Grant> touched) {
        Resource old = reached.resource();
        Resource changed = old.with(now);
        List<Event> events = new ArrayList<>();
        if (!changed.equals(old)) {
            events.add(changed.event());
        }
        events.addAll(Sharing.moves(caller.state(), old, now, key, alias, touched));
        return new Verdict(new Reached(reached.placement(), changed), events, List.of());
    }

    /** Without an alias, grantees find it under the key by which the grantor knows it. */
    private static String usualKey(Caller caller, Reached reached) {
        return caller.state()
                .keyOn(caller.client().gid(), reached.resource().uuid())
                .orElse(reached.placement().key());
    }
}
