package dev.counterfoil.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All definitions and the paths to them. Not safe for threads: {@link Store} guards it. */
final class State {

    /** A definition as one client reaches it. */
    record Reached(Placement placement, Definition definition) {}

    private record Path(@Nullable String namespace, String key) {}

    private final Map<String, Definition> definitions = new HashMap<>();
    private final Map<String, Map<Path, String>> shelves = new HashMap<>();

    void apply(Event event) {
        switch (event.kind()) {
            case DEFINED -> {
                Definition definition = Objects.requireNonNull(event.definition());
                definitions.put(definition.uuid(), definition);
            }
            case PLACED -> {
                Placement placement = Objects.requireNonNull(event.placement());
                shelves.computeIfAbsent(placement.holder(), holder -> new HashMap<>())
                        .put(new Path(placement.namespace(), placement.key()), placement.uuid());
            }
            case UNPLACED -> {
                Placement placement = Objects.requireNonNull(event.placement());
                shelf(placement.holder()).remove(new Path(placement.namespace(), placement.key()));
            }
            case GONE -> {
                String uuid = Objects.requireNonNull(event.uuid());
                definitions.remove(uuid);
                shelves.values().forEach(shelf -> shelf.values().removeIf(uuid::equals));
            }
        }
    }

    Optional<Reached> reach(String holder, @Nullable String namespace, String key) {
        return Optional.ofNullable(shelf(holder).get(new Path(namespace, key)))
                .map(uuid -> reached(holder, namespace, key, uuid));
    }

    /** Everything that a client sees, in no order. */
    List<Reached> seenBy(String holder) {
        return shelf(holder).entrySet().stream()
                .map(entry -> reached(
                        holder, entry.getKey().namespace(), entry.getKey().key(), entry.getValue()))
                .toList();
    }

    private Reached reached(String holder, @Nullable String namespace, String key, String uuid) {
        return new Reached(new Placement(holder, namespace, key, uuid), Objects.requireNonNull(definitions.get(uuid)));
    }

    private Map<Path, String> shelf(String holder) {
        return shelves.getOrDefault(holder, new HashMap<>());
    }
}
