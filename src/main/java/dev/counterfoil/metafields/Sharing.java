package dev.counterfoil.metafields;

import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares who may use what. The API has two words for one level: READ_WRITE is an alias of WRITE. */
public final class Sharing {

    private Sharing() {}

    /** The level by its one name. */
    public static String level(String given) {
        return given.equals("READ_WRITE") ? "WRITE" : given;
    }

    /** What this grantee may do, null for nothing. */
    public static @Nullable String level(@Nullable Access access, Target target) {
        return access == null
                ? null
                : access.grants().stream()
                        .filter(grant -> target(grant).equals(target))
                        .map(grant -> level(grant.level()))
                        .findFirst()
                        .orElse(null);
    }

    /** Whether both say the same of everybody, in whatever order and words. */
    public static boolean same(Access one, Access other) {
        return levels(one).equals(levels(other)) && Objects.equals(byDefault(one), byDefault(other));
    }

    /**
     * What is in force with more given: who is named gets this level, who is new stands at the end, and everybody else keeps what they have.
     *
     * @param more null for nothing
     */
    static Access over(@Nullable Access inForce, @Nullable Access more) {
        List<Grant> grants = new ArrayList<>();
        List<Grant> given = more == null ? List.of() : more.grants();
        List<Grant> there = inForce == null ? List.of() : inForce.grants();
        there.forEach(grant -> {
            String level = level(more, target(grant));
            grants.add(level == null ? grant : new Grant(grant.kind(), grant.grantee(), level));
        });
        given.stream()
                .filter(grant -> there.stream().noneMatch(one -> target(one).equals(target(grant))))
                .forEach(grants::add);
        String byDefault =
                more != null && more.level() != null ? more.level() : inForce == null ? null : inForce.level();
        return new Access(byDefault, List.copyOf(grants));
    }

    private static Map<Target, String> levels(Access access) {
        return access.grants().stream()
                .collect(Collectors.toMap(Sharing::target, grant -> level(grant.level()), (first, second) -> first));
    }

    private static @Nullable String byDefault(Access access) {
        return access.level() == null ? null : level(access.level());
    }

    public static Target target(Grant grant) {
        return new Target(grant.kind(), grant.grantee());
    }

    /** The grantee of a grant or target as the API writes it. */
    static Target target(JsonNode grant) {
        if (grant.hasNonNull("granteeId")) {
            return new Target("client", grant.path("granteeId").asString());
        }
        return grant.hasNonNull("grantee")
                ? new Target("key", grant.path("grantee").asString())
                : new Target("role", grant.path("role").asString(""));
    }

    /** The grantees of a list of grants or targets. */
    static List<Target> targets(JsonNode grants) {
        return grants.valueStream().map(Sharing::target).toList();
    }

    /** The level this grantee has in an image's {@code access}. */
    public static Optional<String> level(JsonNode access, Target target) {
        return access.path("grants")
                .valueStream()
                .filter(grant -> target(grant).equals(target))
                .map(grant -> level(grant.path("grant").asString("")))
                .findFirst();
    }

    /** The default level in an image's {@code access}. */
    static Optional<String> byDefault(JsonNode access) {
        return Optional.ofNullable(access.path("default").asString(null)).map(Sharing::level);
    }

    /** Whether all that was asked for is in force; what is in force beside it does not matter. */
    static boolean holds(JsonNode asked, JsonNode inForce) {
        return (byDefault(asked).isEmpty() || byDefault(asked).equals(byDefault(inForce)))
                && asked.path("grants")
                        .valueStream()
                        .allMatch(grant -> level(inForce, target(grant))
                                .equals(Optional.of(level(grant.path("grant").asString("")))));
    }
}
