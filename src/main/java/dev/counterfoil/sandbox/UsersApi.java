package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.FieldError.Gatherer;
import dev.counterfoil.sandbox.State.Reached;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The <a href="https://shopify.dev/docs/api/shop-users/latest">Shop Users API</a>: a user's values, as one client may read and write them. */
final class UsersApi {

    static final int MOST_VALUES = 25;
    private static final String OWNER = "gid://shopapp/User/";

    private record Filled(Reached reached, String value) {}

    private final Store store;

    UsersApi(Store store) {
        this.store = store;
    }

    Map<String, DataFetcher<?>> queries() {
        Map<String, DataFetcher<?>> all = new LinkedHashMap<>();
        all.put("metafield", this::one);
        all.put("metafields", this::page);
        all.put("user", environment -> new HashMap<>());
        return all;
    }

    Map<String, DataFetcher<?>> mutations() {
        Map<String, DataFetcher<?>> all = new LinkedHashMap<>();
        all.put("metafieldsSet", this::set);
        all.put("metafieldDelete", this::delete);
        return all;
    }

    private @Nullable Map<String, Object> one(DataFetchingEnvironment environment) {
        Identity identity = Wiring.operation(environment).identity();
        return store.read(
                state -> DefinitionQueries.reach(state, identity.client().gid(), environment.getArgument("identifier"))
                        .flatMap(reached -> filled(state, identity, reached))
                        .map(filled -> view(state, identity, filled))
                        .orElse(null));
    }

    private Map<String, Object> page(DataFetchingEnvironment environment) {
        Identity identity = Wiring.operation(environment).identity();
        return store.read(state -> {
            List<Filled> filled =
                    DefinitionQueries.chosen(state, identity.client().gid(), environment.getArgument("identifiers"))
                            .stream()
                            .flatMap(reached -> filled(state, identity, reached).stream())
                            .toList();
            return Page.of(
                            environment,
                            filled,
                            Cursor.Order.KEY,
                            false,
                            state.age(),
                            each -> Cursor.of(Cursor.Order.KEY, state.age(), each.reached()))
                    .connection(each -> view(state, identity, each));
        });
    }

    /** All or nothing: one value that does not fit, and none is written. */
    private Map<String, Object> set(DataFetchingEnvironment environment) {
        Operation operation = Wiring.operation(environment);
        Identity identity = operation.identity();
        List<Map<String, Object>> given = Objects.requireNonNull(environment.getArgument("metafields"));
        Map<String, Object> answer = store.transact(operation.number(), state -> {
            Gatherer errors = new Gatherer("metafields");
            if (given.isEmpty() || given.size() > MOST_VALUES) {
                errors.add("Between 1 and 25 metafields can be set at once");
                return new Store.Decision<>(payload("metafields", null, errors.all()), List.of());
            }
            List<Filled> written = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < given.size(); i++) {
                @Nullable Filled one = judged(state, identity, given.get(i), errors.at(i));
                if (one != null && !seen.add(one.reached().resource().uuid())) {
                    errors.at(i, "identifier").add("Metafield has already been taken");
                } else if (one != null) {
                    written.add(one);
                }
            }
            if (!errors.isEmpty()) {
                return new Store.Decision<>(payload("metafields", null, errors.all()), List.of());
            }
            List<Event> events = written.stream()
                    .map(each -> Event.valued(
                            user(identity), each.reached().resource().uuid(), each.value()))
                    .toList();
            return new Store.Decision<>(
                    payload(
                            "metafields",
                            written.stream()
                                    .map(each -> view(state, identity, each))
                                    .toList(),
                            List.of()),
                    events);
        });
        countApplied(operation, answer);
        return answer;
    }

    private static @Nullable Filled judged(State state, Identity identity, Map<String, Object> input, Gatherer errors) {
        Optional<Reached> reached =
                DefinitionQueries.reach(state, identity.client().gid(), input.get("identifier"));
        if (reached.isEmpty()) {
            errors.at("identifier").add("Metafield definition does not exist");
            return null;
        }
        if (!writable(state, identity, reached.get())) {
            errors.at("identifier").add("Access denied. Writing requires WRITE permission on the definition");
            return null;
        }
        String value = String.valueOf(input.get("value"));
        ValueRules.check(reached.get().definition(), value, errors.at("value"));
        return new Filled(reached.get(), value);
    }

    /** Deleting what is not there is no mistake: nothing is deleted. */
    private Map<String, Object> delete(DataFetchingEnvironment environment) {
        Operation operation = Wiring.operation(environment);
        Identity identity = operation.identity();
        Map<String, Object> answer = store.transact(operation.number(), state -> {
            Gatherer errors = new Gatherer("identifier");
            Optional<Reached> reached =
                    DefinitionQueries.reach(state, identity.client().gid(), environment.getArgument("identifier"));
            if (reached.isEmpty()) {
                errors.add("Metafield definition does not exist");
            } else if (!writable(state, identity, reached.get())) {
                errors.add("Access denied. Deleting requires WRITE permission on the definition");
            }
            Optional<Filled> old =
                    reached.filter(each -> errors.isEmpty()).flatMap(each -> filled(state, identity, each));
            return new Store.Decision<>(
                    payload(
                            "deletedMetafield",
                            old.map(each -> view(state, identity, each)).orElse(null),
                            errors.all()),
                    old.stream()
                            .map(each -> Event.valued(
                                    user(identity), each.reached().resource().uuid(), null))
                            .toList());
        });
        countApplied(operation, answer);
        return answer;
    }

    private static void countApplied(Operation operation, Map<String, Object> answer) {
        if (((List<?>) Objects.requireNonNull(answer.get("userErrors"))).isEmpty()) {
            operation.countApplied();
        }
    }

    private static Map<String, Object> payload(String resultField, @Nullable Object result, List<FieldError> errors) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put(resultField, result);
        payload.put("userErrors", errors.stream().map(FieldError::toMap).toList());
        return payload;
    }

    private static Optional<Filled> filled(State state, Identity identity, Reached reached) {
        boolean readable =
                Level.on(state, identity.client().gid(), reached.resource()).atLeast(Level.READ);
        return readable
                ? state.users()
                        .value(user(identity), reached.resource().uuid())
                        .map(value -> new Filled(reached, value))
                : Optional.empty();
    }

    private static boolean writable(State state, Identity identity, Reached reached) {
        return Level.on(state, identity.client().gid(), reached.resource()).atLeast(Level.WRITE);
    }

    private static Map<String, Object> view(State state, Identity identity, Filled filled) {
        return Map.of(
                "definition",
                Views.resource(state, filled.reached(), identity.client().gid()),
                "ownerId",
                OWNER + user(identity),
                "ownerType",
                "SHOP_USER",
                "value",
                filled.value());
    }

    private static String user(Identity identity) {
        return Objects.requireNonNull(identity.user());
    }
}
