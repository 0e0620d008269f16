package dev.counterfoil.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The state and the log of received operations, both rebuilt from one journal and both on the disk before anyone hears of a change. */
final class Store implements AutoCloseable {

    /** What a transaction decided: its result, and the events that make it true. */
    record Decision<T>(T result, List<Event> events) {}

    private final Map<Long, Received> received = new TreeMap<>();
    private final Journal journal;
    private State state = new State(0);
    private long last;
    private boolean planted;
    private int seeded;

    private Store(Path file) throws IOException {
        journal = Journal.open(file, this::replay);
    }

    /** Opens the journal, and plants the seed when there is none yet. */
    static Store open(Path file, List<Event> seed) throws IOException {
        Store store = new Store(file);
        if (!store.planted) {
            store.reset(seed);
        } else if (store.seeded < Seed.VERSION) {
            store.grow(seed);
        }
        return store;
    }

    synchronized <T> T read(Function<State, T> question) {
        return question.apply(state);
    }

    /** Decides and applies in one step; the events are on the disk before they count. */
    synchronized <T> T transact(@Nullable Long operation, Function<State, Decision<T>> work) {
        Decision<T> decision = work.apply(state);
        if (!decision.events().isEmpty()) {
            journal.append(changed(operation, decision.events()));
            decision.events().forEach(state::apply);
        }
        return decision.result();
    }

    synchronized Received receive(Function<Long, Received> arrived) {
        Received operation = arrived.apply(last + 1);
        ObjectNode line = line("received");
        line.set("operation", Json.MAPPER.valueToTree(operation));
        journal.append(line);
        last = operation.n();
        received.put(operation.n(), operation);
        return operation;
    }

    synchronized void finish(Received operation, Received.Outcome outcome) {
        ObjectNode line = line("outcome");
        line.put("n", operation.n());
        line.set("outcome", Json.MAPPER.valueToTree(outcome));
        journal.append(line);
        received.computeIfPresent(operation.n(), (n, known) -> known.with(outcome));
    }

    synchronized List<Received> received() {
        return List.copyOf(received.values());
    }

    /** Forgets everything and plants the seed again; numbers go on. */
    synchronized void reset(List<Event> seed) {
        ObjectNode line = line("reset");
        line.put("last", last);
        line.put("seed", Seed.VERSION);
        line.set("events", Json.MAPPER.valueToTree(seed));
        journal.append(line);
        replay(line);
    }

    /** Adds what an older seed did not have; what is there stays as it is. */
    private void grow(List<Event> seed) {
        List<Event> missing = seed.stream().filter(state::lacks).toList();
        ObjectNode line = changed(null, missing);
        line.put("seed", Seed.VERSION);
        journal.append(line);
        replay(line);
    }

    private static ObjectNode changed(@Nullable Long operation, List<Event> events) {
        ObjectNode line = line("change");
        if (operation != null) {
            line.put("n", operation);
        }
        line.set("events", Json.MAPPER.valueToTree(events));
        return line;
    }

    private static ObjectNode line(String kind) {
        return Json.object().put("line", kind).put("at", Instant.now().toString());
    }

    private void replay(JsonNode line) {
        switch (line.path("line").asString()) {
            case "reset" -> {
                planted = true;
                state = new State(state.age() + 1);
                received.clear();
                last = line.path("last").asLong();
                seeded = line.path("seed").asInt(1);
                events(line).forEach(state::apply);
            }
            case "change" -> {
                seeded = line.path("seed").asInt(seeded);
                events(line).forEach(state::apply);
            }
            case "received" -> {
                Received operation = Json.MAPPER.treeToValue(line.path("operation"), Received.class);
                last = operation.n();
                received.put(last, operation);
            }
            case "outcome" -> {
                Received.Outcome outcome = Json.MAPPER.treeToValue(line.path("outcome"), Received.Outcome.class);
                received.computeIfPresent(line.path("n").asLong(), (n, known) -> known.with(outcome));
            }
            default -> throw new IllegalArgumentException("Unknown kind of line");
        }
    }

    private static List<Event> events(JsonNode line) {
        List<Event> events = new ArrayList<>();
        line.path("events").forEach(event -> events.add(Json.MAPPER.treeToValue(event, Event.class)));
        return events;
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
