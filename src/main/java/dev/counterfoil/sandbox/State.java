package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Definition.Access;
import dev.counterfoil.sandbox.Definition.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All definitions and namespaces, and the shelves on which keys lead to them: one for each client, its reserved namespace, and one for each namespace. Not safe
 * for threads: {@link Store} guards it.
 */
final class State {

    /** A definition or namespace as one client reaches it. */
    record Reached(Placement placement, Resource resource) {

        Definition definition() {
            return (Definition) resource;
        }
    }

    private final Map<String, Resource> resources = new HashMap<>();
    private final Map<String, TreeMap<String, String>> shelves = new HashMap<>();
    private final Map<String, Video> videos = new LinkedHashMap<>();
    private final UserState users = new UserState();
    private long age;

    State(long age) {
        this.age = age;
    }

    /** Grows whenever cursors go stale. */
    long age() {
        return age;
    }

    void apply(Event event) {
        switch (event.kind()) {
            case DEFINED -> put(Objects.requireNonNull(event.definition()));
            case NAMED -> put(Objects.requireNonNull(event.namespace()));
            case PLACED -> {
                Placement placement = Objects.requireNonNull(event.placement());
                shelves.computeIfAbsent(placement.holder(), holder -> new TreeMap<>())
                        .put(placement.key(), placement.uuid());
            }
            case UNPLACED -> {
                Placement placement = Objects.requireNonNull(event.placement());
                shelf(placement.holder()).remove(placement.key());
            }
            case GONE -> gone(Objects.requireNonNull(event.uuid()));
            case VIDEO -> {
                Video video = Objects.requireNonNull(event.video());
                videos.put(video.id(), video);
            }
            case CONNECTED, VALUE, ISSUED, SPENT, CONSENTED -> users.apply(event);
            case STALE -> age++;
        }
    }

    /** Whether an event of the seed is about something that is not there yet. */
    boolean lacks(Event event) {
        return switch (event.kind()) {
            case DEFINED ->
                !resources.containsKey(
                        Objects.requireNonNull(event.definition()).uuid());
            case NAMED ->
                !resources.containsKey(Objects.requireNonNull(event.namespace()).uuid());
            case PLACED -> {
                Placement placement = Objects.requireNonNull(event.placement());
                yield !taken(placement.holder(), placement.key());
            }
            case CONNECTED, VALUE -> users.lacks(event);
            case VIDEO ->
                !videos.containsKey(Objects.requireNonNull(event.video()).id());
            default -> true;
        };
    }

    private void put(Resource resource) {
        resources.put(resource.uuid(), resource);
    }

    private void gone(String uuid) {
        resources.remove(uuid);
        users.forget(uuid);
        shelves.remove(uuid);
        shelves.values().forEach(shelf -> shelf.values().removeIf(uuid::equals));
        resources.replaceAll((key, other) -> {
            Access access = other.access();
            return access.grants().stream()
                            .noneMatch(grant ->
                                    grant.kind() == Kind.KEY && grant.grantee().equals(uuid))
                    ? other
                    : other.with(new Access(
                            access.level(),
                            access.grants().stream()
                                    .filter(grant -> !grant.grantee().equals(uuid))
                                    .toList()));
        });
    }

    /** What it knows about users. */
    UserState users() {
        return users;
    }

    /** All videos, deleted ones included, in the order in which they were made. */
    List<Video> videos() {
        return List.copyOf(videos.values());
    }

    Optional<Video> video(String id) {
        return Optional.ofNullable(videos.get(id));
    }

    Optional<Resource> resource(String uuid) {
        return Optional.ofNullable(resources.get(uuid));
    }

    /** The shelf that a client means by a namespace path: its own for none, else that of a namespace it may read. */
    Optional<String> shelf(String client, @Nullable String namespace) {
        if (namespace == null) {
            return Optional.of(client);
        }
        return namespaceAt(client, namespace).map(reached -> reached.resource().uuid());
    }

    /** A namespace by its whole path, such as {@code loyalty.tiers}. */
    Optional<Reached> namespaceAt(String client, String path) {
        int last = path.lastIndexOf('.');
        return reach(client, last < 0 ? null : path.substring(0, last), path.substring(last + 1))
                .filter(reached -> reached.resource() instanceof Namespace);
    }

    Optional<Reached> reach(String client, @Nullable String namespace, String key) {
        return shelf(client, namespace)
                .flatMap(shelf -> Optional.ofNullable(shelf(shelf).get(key)))
                .map(uuid -> new Reached(new Placement(client, namespace, key, uuid), at(uuid)))
                .filter(reached -> namespace == null || readable(client, reached.resource()));
    }

    Optional<Reached> definition(String client, @Nullable String namespace, String key) {
        return reach(client, namespace, key).filter(reached -> reached.resource() instanceof Definition);
    }

    boolean taken(String shelf, String key) {
        return shelf(shelf).containsKey(key);
    }

    /** The key under which a shelf holds it. */
    Optional<String> keyOn(String shelf, String uuid) {
        return shelf(shelf).entrySet().stream()
                .filter(entry -> entry.getValue().equals(uuid))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Every definition that a client sees, once and by its shortest path, in no order. */
    List<Reached> seenBy(String client) {
        return walk(client).stream()
                .filter(reached -> reached.resource() instanceof Definition)
                .toList();
    }

    /** Every definition and namespace that a client sees, once and by its shortest path. */
    List<Reached> walk(String client) {
        record Shelf(String name, @Nullable String path) {}
        List<Reached> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<Shelf> open = new ArrayDeque<>(List.of(new Shelf(client, null)));
        for (Shelf here = open.poll(); here != null; here = open.poll()) {
            for (Map.Entry<String, String> entry : shelf(here.name()).entrySet()) {
                Resource resource = at(entry.getValue());
                if ((here.path() == null || readable(client, resource)) && seen.add(resource.uuid())) {
                    found.add(
                            new Reached(new Placement(client, here.path(), entry.getKey(), resource.uuid()), resource));
                    if (resource instanceof Namespace) {
                        open.add(new Shelf(resource.uuid(), join(here.path(), entry.getKey())));
                    }
                }
            }
        }
        return found;
    }

    /** The path by which a client knows a namespace. */
    Optional<String> pathOf(String client, String uuid) {
        return keyOn(client, uuid)
                .or(() -> walk(client).stream()
                        .filter(reached -> reached.resource().uuid().equals(uuid))
                        .map(reached -> join(
                                reached.placement().namespace(),
                                reached.placement().key()))
                        .findFirst());
    }

    static String join(@Nullable String namespace, String key) {
        return namespace == null ? key : namespace + "." + key;
    }

    private boolean readable(String client, Resource resource) {
        return Level.on(this, client, resource).atLeast(Level.READ);
    }

    private Resource at(String uuid) {
        return Objects.requireNonNull(resources.get(uuid));
    }

    private Map<String, String> shelf(String name) {
        return shelves.getOrDefault(name, new TreeMap<>());
    }
}
