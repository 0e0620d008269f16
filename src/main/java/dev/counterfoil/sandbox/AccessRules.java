package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Definition.Access;
import dev.counterfoil.sandbox.Definition.Grant;
import dev.counterfoil.sandbox.Definition.Kind;
import dev.counterfoil.sandbox.FieldError.Gatherer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a {@code CustomDataAccessInput}: the scope it takes, and what a grant must say. */
final class AccessRules {

    private static final String SCOPE = "share_metafield";
    private static final Pattern CLIENT = Pattern.compile("gid://shopify/Client/[1-9][0-9]{0,18}");
    private static final Pattern ROLE = Pattern.compile("[A-Za-z][A-Za-z0-9_:/.-]{0,254}");

    private AccessRules() {}

    static Access read(
            State state, DemoClient caller, String key, @Nullable Object input, boolean maySkipScope, Gatherer errors) {
        if (!(input instanceof Map<?, ?> access)) {
            return Access.PRIVATE;
        }
        if (!maySkipScope && !caller.scopes().contains(SCOPE)) {
            errors.add("Access denied. Sharing requires the client scope " + SCOPE);
            return Access.PRIVATE;
        }
        List<Grant> grants = new ArrayList<>();
        Set<String> grantees = new HashSet<>();
        if (access.get("grants") instanceof List<?> given) {
            for (int i = 0; i < given.size(); i++) {
                Gatherer here = errors.at("grants", i);
                Optional<Grant> grant = given.get(i) instanceof Map<?, ?> each ? grant(each, here) : Optional.empty();
                grant.ifPresent(known -> {
                    if (known.grantee().equals(caller.gid())) {
                        here.at("granteeId").add("Grantee can't be the client itself");
                    } else if (!grantees.add(known.kind() + known.grantee())) {
                        here.add("Grantee has already been taken");
                    } else if (known.kind() == Kind.CLIENT
                            && state.reach(known.grantee(), null, key).isPresent()) {
                        here.at("granteeId").add("Key has already been taken in the grantee's namespace");
                    } else {
                        grants.add(known);
                    }
                });
            }
        }
        return new Access(access.get("default") instanceof String level ? canonical(level) : null, List.copyOf(grants));
    }

    private static Optional<Grant> grant(Map<?, ?> input, Gatherer errors) {
        @Nullable String level = input.get("grant") instanceof String given ? canonical(given) : null;
        List<String> named = List.of("granteeId", "grantee", "role").stream()
                .filter(field -> input.get(field) instanceof String)
                .toList();
        if (named.size() != 1) {
            errors.add("Exactly one of granteeId, grantee and role must be given");
            return Optional.empty();
        }
        String field = named.getFirst();
        String value = String.valueOf(input.get(field));
        if (level == null) {
            errors.at("grant").add("Grant can't be blank");
            return Optional.empty();
        }
        return switch (field) {
            case "granteeId" -> {
                if (!CLIENT.matcher(value).matches()) {
                    errors.at(field).add("Grantee is not a valid client ID such as gid://shopify/Client/1234");
                    yield Optional.empty();
                }
                yield Optional.of(new Grant(Kind.CLIENT, value, level));
            }
            case "role" -> {
                if (!ROLE.matcher(value).matches()) {
                    errors.at(field).add("Role is not valid");
                    yield Optional.empty();
                }
                yield Optional.of(new Grant(Kind.ROLE, value, level));
            }
            default -> {
                errors.at(field).add("Grantee does not exist");
                yield Optional.empty();
            }
        };
    }

    /** The clients that see the definition by such grants. */
    static List<String> clientGrantees(Access access) {
        return access.grants().stream()
                .filter(grant -> grant.kind() == Kind.CLIENT)
                .map(Grant::grantee)
                .toList();
    }

    /** READ_WRITE is documented as the same as WRITE; WRITE is what is kept. */
    private static String canonical(String level) {
        return level.equals("READ_WRITE") ? "WRITE" : level;
    }
}
