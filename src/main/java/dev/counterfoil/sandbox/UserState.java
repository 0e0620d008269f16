package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Person.Connection;
import dev.counterfoil.sandbox.Person.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What is known about users: to whom they are connected, their values, and the tokens issued for them. */
final class UserState {

    private record Pair(String user, String client) {}

    private final Map<Pair, String> connections = new HashMap<>();
    private final Map<String, Map<String, String>> values = new HashMap<>();
    private final Map<String, Token> byAccess = new HashMap<>();
    private final Map<String, Token> byRefresh = new HashMap<>();
    private final Set<String> usedConsents = new HashSet<>();

    void apply(Event event) {
        switch (event.kind()) {
            case CONNECTED -> {
                Connection made = Objects.requireNonNull(event.connection());
                connections.put(new Pair(made.user(), made.client()), made.scope());
            }
            case VALUE -> {
                Value value = Objects.requireNonNull(event.value());
                Map<String, String> own = values.computeIfAbsent(value.user(), user -> new HashMap<>());
                if (value.value() == null) {
                    own.remove(value.uuid());
                } else {
                    own.put(value.uuid(), value.value());
                }
            }
            case ISSUED -> {
                Token token = Objects.requireNonNull(event.token());
                byAccess.put(token.access(), token);
                byRefresh.put(token.refresh(), token);
            }
            case SPENT -> byRefresh.remove(Objects.requireNonNull(event.uuid()));
            case CONSENTED -> usedConsents.add(Objects.requireNonNull(event.uuid()));
            default -> throw new IllegalArgumentException("Not about users");
        }
    }

    boolean lacks(Event event) {
        if (event.connection() != null) {
            return scope(event.connection().user(), event.connection().client()).isEmpty();
        }
        Value value = Objects.requireNonNull(event.value());
        return value(value.user(), value.uuid()).isEmpty();
    }

    /** The scope to which a user has consented for a client. */
    Optional<String> scope(String user, String client) {
        return Optional.ofNullable(connections.get(new Pair(user, client)));
    }

    /** The clients that a user is connected to, by GID. */
    List<String> connected(String user) {
        return connections.keySet().stream()
                .filter(pair -> pair.user().equals(user))
                .map(Pair::client)
                .sorted()
                .toList();
    }

    Optional<String> value(String user, String definition) {
        return Optional.ofNullable(values.getOrDefault(user, Map.of()).get(definition));
    }

    /** A pair by the digest of its access token, be it expired. */
    Optional<Token> byAccess(String digest) {
        return Optional.ofNullable(byAccess.get(digest));
    }

    /** A pair by the digest of its refresh token, unless that was used. */
    Optional<Token> byRefresh(String digest) {
        return Optional.ofNullable(byRefresh.get(digest));
    }

    /** Every pair issued, be it expired. */
    List<Token> tokens() {
        return List.copyOf(byAccess.values());
    }

    boolean spent(Token token) {
        return !byRefresh.containsKey(token.refresh());
    }

    boolean consentUsed(String id) {
        return usedConsents.contains(id);
    }

    /** All values of a definition that is gone. */
    void forget(String definition) {
        values.values().forEach(own -> own.remove(definition));
    }
}
