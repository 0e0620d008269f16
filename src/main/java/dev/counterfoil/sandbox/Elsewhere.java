package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.State.Reached;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Changes the state without any received operation, as if somebody had used another tool. */
final class Elsewhere {

    private static final int MOST_FILLED = 100_000;

    private final Store store;
    private final Faults faults;
    private final Lifetimes lifetimes;

    Elsewhere(Store store, Faults faults, Lifetimes lifetimes) {
        this.store = store;
        this.faults = faults;
        this.lifetimes = lifetimes;
    }

    /** Back to the beginning, but for credentials: whoever was given some goes on with them. */
    void reset() {
        faults.clear();
        lifetimes.restore();
        store.reset(Seed.events());
    }

    /** Makes every cursor handed out so far stale. */
    void staleCursors() {
        store.transact(null, state -> new Store.Decision<>(true, List.of(Event.stale())));
    }

    /**
     * Makes one change; gives the errors that stood in its way.
     *
     * @param change {@code action} create (with {@code definition} as in the API), update ({@code key}, {@code definition} with what changes), rename ({@code key}, {@code newKey}), delete ({@code key}) or fill ({@code count}, {@code prefix})
     */
    List<FieldError> change(DemoClient client, JsonNode change) {
        Map<String, Object> definition =
                change.path("definition").isObject() ? Json.map(change.path("definition")) : Map.of();
        return switch (change.path("action").asString("")) {
            case "create" ->
                decide(state -> {
                    Verdict verdict = DefinitionRules.create(new Sharing.Caller(state, client, true), definition);
                    return new Store.Decision<>(verdict.errors(), verdict.events());
                });
            case "update" -> update(client, changing(change.path("key").asString(), definition));
            case "rename" ->
                update(
                        client,
                        changing(
                                change.path("key").asString(),
                                Map.of("key", change.path("newKey").asString())));
            case "delete" ->
                onExisting(
                        client,
                        change,
                        reached -> new Store.Decision<>(
                                List.of(), List.of(Event.gone(reached.resource().uuid()))));
            case "fill" ->
                fill(
                        client,
                        change.path("prefix").asString("filled_"),
                        change.path("count").asInt());
            default -> throw new IllegalArgumentException("action must be create, update, rename, delete or fill");
        };
    }

    private static Map<String, Object> changing(String key, Map<String, Object> changes) {
        Map<String, Object> input = new LinkedHashMap<>(changes);
        input.put("identifier", Map.of("key", key));
        return input;
    }

    private List<FieldError> update(DemoClient client, Map<String, Object> input) {
        return decide(state -> {
            Verdict verdict = DefinitionRules.update(new Sharing.Caller(state, client, true), input);
            return new Store.Decision<>(verdict.errors(), verdict.events());
        });
    }

    private List<FieldError> fill(DemoClient client, String prefix, int count) {
        if (count < 1 || count > MOST_FILLED) {
            throw new IllegalArgumentException("count must be between 1 and " + MOST_FILLED);
        }
        return decide(state -> {
            List<Event> events = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                String key = prefix + "%06d".formatted(i);
                if (state.reach(client.gid(), null, key).isEmpty()) {
                    Definition made = new Definition(
                            UUID.randomUUID().toString(),
                            client.gid(),
                            "Filled in " + i,
                            "Made by the sandbox to fill the list.",
                            "single_line_text_field",
                            List.of(),
                            Definition.Access.PRIVATE);
                    events.add(Event.defined(made));
                    events.add(Event.placed(client.gid(), key, made.uuid()));
                }
            }
            return new Store.Decision<>(List.of(), events);
        });
    }

    private List<FieldError> onExisting(
            DemoClient client, JsonNode change, Function<Reached, Store.Decision<List<FieldError>>> work) {
        return decide(
                state -> state.reach(client.gid(), null, change.path("key").asString())
                        .map(work)
                        .orElseGet(() -> new Store.Decision<>(missing(), List.of())));
    }

    private List<FieldError> decide(Function<State, Store.Decision<List<FieldError>>> work) {
        return store.transact(null, work);
    }

    private static List<FieldError> missing() {
        return List.of(new FieldError(List.of("key"), "Metafield definition does not exist"));
    }
}
