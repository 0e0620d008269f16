package dev.counterfoil.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What tests and demonstrations may do with tokens: have consent tokens made, set lifetimes, let tokens expire. */
final class Issuing {

    static final String USUAL_SCOPE = "openid email shop_app:oauth";

    private final Store store;
    private final Clients clients;
    private final Consents consents;
    private final Lifetimes lifetimes;

    Issuing(Store store, Clients clients, Consents consents, Lifetimes lifetimes) {
        this.store = store;
        this.clients = clients;
        this.consents = consents;
        this.lifetimes = lifetimes;
    }

    /** Everybody, with the clients that each is connected to. */
    List<Map<String, Object>> users() {
        return store.read(state -> People.all().stream()
                .map(person -> {
                    Map<String, Object> told = new LinkedHashMap<>();
                    told.put("publicId", person.publicId());
                    told.put("email", person.email());
                    told.put("name", person.name());
                    told.put("clients", state.users().connected(person.publicId()));
                    return told;
                })
                .toList());
    }

    /** {@code user}: public ID, e-mail or name, or any other text for a user who does not exist. */
    Map<String, Object> consentToken(JsonNode wish) {
        DemoClient client = client(wish.path("client").asString());
        String scope = wish.path("scope").asString(USUAL_SCOPE);
        return Map.of(
                "consentToken",
                consentToken(client, wish.path("user").asString(), scope),
                "expiresIn",
                lifetimes.consent(),
                "scope",
                scope);
    }

    String consentToken(DemoClient client, String user, String scope) {
        Person person = People.find(user).orElseGet(() -> new Person(user, "nobody@example.com", user));
        return consents.sign(person.publicId(), person.email(), client.clientId(), scope, lifetimes.consent());
    }

    /** Sets lifetimes in seconds, then lets tokens expire when {@code expire} says {@code access} or {@code all}. */
    Map<String, Object> steer(JsonNode wish) {
        lifetimes(
                wish.path("access").asInt(lifetimes.access()),
                wish.path("refresh").asInt(lifetimes.refresh()),
                wish.path("consent").asInt(lifetimes.consent()));
        int expired = switch (wish.path("expire").asString("none")) {
            case "none" -> 0;
            case "access" -> expire(named(wish, "client"), named(wish, "user"), false);
            case "all" -> expire(named(wish, "client"), named(wish, "user"), true);
            default -> throw new IllegalArgumentException("expire must be access or all");
        };
        return Map.of(
                "access",
                lifetimes.access(),
                "refresh",
                lifetimes.refresh(),
                "consent",
                lifetimes.consent(),
                "expired",
                expired);
    }

    void lifetimes(int access, int refresh, int consent) {
        lifetimes.set(access, refresh, consent);
    }

    /** Lets tokens expire, be it only those of a client or of a user; gives how many. */
    int expire(@Nullable String client, @Nullable String user, boolean refreshToo) {
        @Nullable String gid = client == null ? null : client(client).gid();
        @Nullable
        String publicId = user == null
                ? null
                : People.find(user)
                        .orElseThrow(() -> new NoSuchElementException("no such user"))
                        .publicId();
        return store.transact(null, state -> {
            List<Event> events = new ArrayList<>();
            for (Token token : state.users().tokens()) {
                if ((gid == null || gid.equals(token.client()))
                        && (publicId == null || publicId.equals(token.user()))
                        && (token.opens() || refreshToo && token.refreshes())) {
                    boolean spent = state.users().spent(token);
                    events.add(Event.issued(token.expiredAt(Instant.now(), refreshToo)));
                    if (spent) {
                        events.add(Event.spent(token.refresh()));
                    }
                }
            }
            return new Store.Decision<>(events.size(), events);
        });
    }

    private DemoClient client(String any) {
        return clients.find(any).orElseThrow(() -> new IllegalArgumentException("no such client"));
    }

    private static @Nullable String named(JsonNode wish, String member) {
        return wish.path(member).isString() ? wish.path(member).asString() : null;
    }
}
