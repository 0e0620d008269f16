package dev.counterfoil.metafields;

import dev.counterfoil.clients.Client;
import dev.counterfoil.metafields.Compared.GrantsSubject;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.Compared.Kind;
import dev.counterfoil.metafields.Compared.State;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares who may use something: what copying would give, and what is given there beyond it. */
final class ComparingAccess {

    private ComparingAccess() {}

    /** The source's access as it has to be at a target. */
    static Access wanted(Client source, @Nullable Access access, Function<Grant, @Nullable Grant> mapped) {
        if (access == null) {
            return new Access(null, List.of());
        }
        Map<Target, Grant> grants = new LinkedHashMap<>();
        withoutItself(access, source).grants().stream()
                .map(mapped)
                .filter(Objects::nonNull)
                .forEach(grant -> grants.putIfAbsent(Sharing.target(grant), grant));
        return new Access(access.level(), List.copyOf(grants.values()));
    }

    /**
     * Empty where neither shares it with anybody.
     *
     * @param inForce null where it is not there, or nothing is known of it
     */
    static Optional<Item> of(Client target, Kind to, KeyPair path, Access wanted, @Nullable Access inForce) {
        Access there = inForce == null ? null : withoutItself(inForce, target);
        List<Grant> give = wanted.grants().stream()
                .filter(grant -> !Sharing.level(grant.level()).equals(Sharing.level(there, Sharing.target(grant))))
                .toList();
        String level = wanted.level();
        boolean sameLevel = level == null
                || there != null
                        && there.level() != null
                        && Sharing.level(level).equals(Sharing.level(there.level()));
        GrantsSubject subject = new GrantsSubject(to, path, wanted, there, new Access(sameLevel ? null : level, give));
        boolean wantsAny = level != null || !wanted.grants().isEmpty();
        if (!wantsAny && subject.more() == 0) {
            return Optional.empty();
        }
        boolean gives = !give.isEmpty() || !sameLevel;
        State state = !gives
                ? subject.more() == 0 ? State.EQUAL : State.ONLY_ON_TARGET
                : there == null || there.grants().isEmpty() ? State.MISSING : State.DIFFERENT;
        List<String> fields = new ArrayList<>(give.stream().map(Grant::grantee).toList());
        if (!sameLevel) {
            fields.addFirst("default");
        }
        return Optional.of(new Item(target, path.key(), state, List.copyOf(fields), subject));
    }

    /** Whoever made it may appear among the grants. */
    private static Access withoutItself(Access access, Client client) {
        return new Access(
                access.level(),
                access.grants().stream()
                        .filter(grant -> !grant.grantee().equals(client.gid()))
                        .toList());
    }
}
