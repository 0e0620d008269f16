package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Consents.Claims;
import dev.counterfoil.sandbox.Token.Issued;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The mutations {@code fetchTokensForUser} and {@code fetchCustomDataTokenForUser}. */
final class Tokens {

    private final Store store;
    private final Consents consents;
    private final Lifetimes lifetimes;

    private record Outcome(@Nullable Issued issued, List<Event> events, List<Map<String, Object>> errors) {

        static Outcome refused(@Nullable String code, String field, String message) {
            Map<String, Object> error = new LinkedHashMap<>();
            if (code != null) {
                error.put("code", code);
            }
            error.put("field", List.of(field));
            error.put("message", message);
            return new Outcome(null, List.of(), List.of(error));
        }
    }

    Tokens(Store store, Consents consents, Lifetimes lifetimes) {
        this.store = store;
        this.consents = consents;
        this.lifetimes = lifetimes;
    }

    Map<String, DataFetcher<?>> mutations() {
        return Map.of(
                "fetchTokensForUser",
                (DataFetcher<Map<String, Object>>) this::forUser,
                "fetchCustomDataTokenForUser",
                (DataFetcher<Map<String, Object>>) this::byEmail);
    }

    private Map<String, Object> forUser(DataFetchingEnvironment environment) {
        @Nullable String publicId = environment.getArgument("publicId");
        @Nullable String consentToken = environment.getArgument("consentToken");
        if ((publicId == null) == (consentToken == null)) {
            throw new Refusal("BAD_REQUEST", "Exactly one of publicId and consentToken must be given");
        }
        DemoClient client = Wiring.caller(environment);
        return answer(
                environment,
                state -> publicId == null ? byConsent(state, client, consentToken) : byId(state, client, publicId));
    }

    private Outcome byId(State state, DemoClient client, String publicId) {
        if (People.byId(publicId).isEmpty()) {
            return Outcome.refused("NO_USER", "publicId", "User does not exist");
        }
        return state.users()
                .scope(publicId, client.gid())
                .map(scope -> issue(publicId, client, scope, List.of()))
                .orElseGet(() -> Outcome.refused("NO_CONSENT", "publicId", "User has not consented to the scope"));
    }

    /** The connection that it makes lasts; the token itself is worth nothing from then on. */
    private Outcome byConsent(State state, DemoClient client, @Nullable String token) {
        Optional<Claims> read = consents.read(String.valueOf(token))
                .filter(claims -> claims.client().equals(client.clientId()))
                .filter(claims -> !state.users().consentUsed(claims.id()));
        if (read.isEmpty()) {
            return Outcome.refused("INVALID_TOKEN", "consentToken", "Consent token is not valid");
        }
        Claims claims = read.get();
        if (People.byId(claims.user()).isEmpty()) {
            return Outcome.refused("NO_USER", "consentToken", "User does not exist");
        }
        if (claims.scope().isBlank()) {
            return Outcome.refused("NO_CONSENT", "consentToken", "User has not consented to the scope");
        }
        return issue(
                claims.user(),
                client,
                claims.scope(),
                List.of(
                        Event.consented(claims.id()),
                        Event.connected(new Person.Connection(claims.user(), client.gid(), claims.scope()))));
    }

    private Map<String, Object> byEmail(DataFetchingEnvironment environment) {
        DemoClient client = Wiring.caller(environment);
        String email = String.valueOf((Object) environment.getArgument("email"));
        boolean through = environment.getArgument("through") != null;
        return answer(environment, state -> {
            if (through) {
                return Outcome.refused(null, "through", "Through is reserved for internal clients");
            }
            Optional<Person> person = People.byEmail(email);
            if (person.isEmpty()) {
                return Outcome.refused(null, "email", "User does not exist");
            }
            return state.users()
                    .scope(person.get().publicId(), client.gid())
                    .map(scope -> issue(person.get().publicId(), client, scope, List.of()))
                    .orElseGet(() ->
                            Outcome.refused(null, "email", "User has not signed in with Shop through this client"));
        });
    }

    private Outcome issue(String user, DemoClient client, String scope, List<Event> before) {
        Issued issued = Token.issue(user, client.gid(), scope, lifetimes);
        List<Event> events = new ArrayList<>(before);
        events.add(Event.issued(issued.token()));
        return new Outcome(issued, events, List.of());
    }

    private Map<String, Object> answer(DataFetchingEnvironment environment, Function<State, Outcome> judge) {
        Operation operation = Wiring.operation(environment);
        Outcome outcome = store.transact(operation.number(), state -> {
            Outcome judged = judge.apply(state);
            return new Store.Decision<>(judged, judged.events());
        });
        Map<String, Object> payload = new LinkedHashMap<>();
        if (outcome.issued() != null) {
            operation.countApplied();
            payload.put("accessToken", outcome.issued().accessToken());
            payload.put("refreshToken", outcome.issued().refreshToken());
            payload.put("expiresIn", lifetimes.access());
            payload.put("tokenType", "Bearer");
            payload.put("scope", outcome.issued().token().scope());
            payload.put("publicId", outcome.issued().token().user());
        }
        payload.put("userErrors", outcome.errors());
        return payload;
    }
}
