package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Definition.Access;
import dev.counterfoil.sandbox.Definition.Grant;
import dev.counterfoil.sandbox.Definition.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a new sandbox holds: a grown-up client with younger ones that lag behind it in ways worth comparing, two partners, videos and people. */
final class Seed {

    /** Grows when the seed gains something, so that an older sandbox gets it as well. */
    static final int VERSION = 3;

    static final String ACME = "gid://shopify/Client/1001";
    static final String ACME_STAGING = "gid://shopify/Client/1002";
    static final String ACME_DEVELOPMENT = "gid://shopify/Client/1006";
    static final String LOYALTY = "gid://shopify/Client/1003";
    static final String LOYALTY_STAGING = "gid://shopify/Client/1007";
    static final String FIT_FINDER = "gid://shopify/Client/1005";

    /** A client as the Dev Dashboard would have it, but for its credentials. */
    record Client(String name, String gid, String environment, Set<String> scopes) {}

    private record Planted(
            String client,
            String key,
            String name,
            String description,
            String type,
            List<Definition.Rule> validations,
            Access access) {}

    private record Group(
            String client,
            String key,
            String name,
            String description,
            @Nullable String into,
            Access access,
            List<Member> members) {}

    private record Member(String key, String level) {}

    private record Filmed(
            String client,
            String title,
            String id,
            String videoUrl,
            String previewImageUrl,
            @Nullable String videoId,
            @Nullable String mediaImageId,
            boolean active,
            List<Video.Related> related) {}

    private record Human(
            String publicId, String email, String name, List<Connected> connections, List<Valued> values) {}

    private record Connected(String client, String scope) {}

    private record Valued(String client, String key, String value) {}

    private Seed() {}

    static List<Client> clients() {
        return List.of(
                new Client("Acme Shop", ACME, "production", Set.of(AccessRules.SCOPE, NamespaceRules.SCOPE)),
                new Client("Acme Shop (staging)", ACME_STAGING, "staging", Set.of()),
                new Client(
                        "Acme Shop (development)",
                        ACME_DEVELOPMENT,
                        "development",
                        Set.of(AccessRules.SCOPE, NamespaceRules.SCOPE)),
                new Client("Acme Loyalty", LOYALTY, "production", Set.of(AccessRules.SCOPE, NamespaceRules.SCOPE)),
                new Client("Acme Loyalty (staging)", LOYALTY_STAGING, "staging", Set.of(AccessRules.SCOPE)),
                new Client("Acme Fit Finder", FIT_FINDER, "production", Set.of()));
    }

    /** The same events each time, identifiers included. */
    static List<Event> events() {
        Map<String, Resource> resources = new LinkedHashMap<>();
        List<Event> places = new ArrayList<>();
        for (Planted each : read("sandbox-seed.json", Planted[].class)) {
            Definition made = new Definition(
                    uuid(each.client(), each.key()),
                    each.client(),
                    each.name(),
                    each.description(),
                    each.type(),
                    each.validations(),
                    each.access());
            resources.put(made.uuid(), made);
            place(each.client(), each.key(), made, places);
        }
        for (Group each : read("sandbox-seed-namespaces.json", Group[].class)) {
            Namespace made = new Namespace(
                    uuid(each.client(), "namespace " + each.key()),
                    each.client(),
                    each.name(),
                    each.description(),
                    each.access());
            resources.put(made.uuid(), made);
            place(each.client(), each.key(), made, places);
            for (Member member : each.members()) {
                share(resources, uuid(each.client(), member.key()), made.uuid(), member.level());
                places.add(Event.placed(made.uuid(), member.key(), uuid(each.client(), member.key())));
            }
            if (each.into() != null) {
                String outer = uuid(each.client(), "namespace " + each.into());
                share(resources, made.uuid(), outer, Level.READ.name());
                places.add(Event.placed(outer, each.key(), made.uuid()));
            }
        }
        List<Event> events = new ArrayList<>();
        resources.values().forEach(resource -> events.add(resource.event()));
        events.addAll(places);
        for (Filmed each : read("sandbox-seed-videos.json", Filmed[].class)) {
            events.add(Event.video(new Video(
                    each.id(),
                    each.client(),
                    each.videoUrl(),
                    each.previewImageUrl(),
                    each.videoId(),
                    each.mediaImageId(),
                    each.active(),
                    each.related())));
        }
        for (Human each : read("sandbox-seed-users.json", Human[].class)) {
            each.connections()
                    .forEach(to -> events.add(
                            Event.connected(new Person.Connection(each.publicId(), to.client(), to.scope()))));
            each.values()
                    .forEach(value -> events.add(
                            Event.valued(each.publicId(), uuid(value.client(), value.key()), value.value())));
        }
        return events;
    }

    static List<Person> people() {
        return List.of(read("sandbox-seed-users.json", Human[].class)).stream()
                .map(human -> new Person(human.publicId(), human.email(), human.name()))
                .toList();
    }

    /** What is written on the preview pictures, in the order of their numbers. */
    static List<String> videoTitles() {
        return List.of(read("sandbox-seed-videos.json", Filmed[].class)).stream()
                .map(Filmed::title)
                .toList();
    }

    private static void place(String owner, String key, Resource made, List<Event> places) {
        places.add(Event.placed(owner, key, made.uuid()));
        made.access().grants().stream()
                .filter(Grant::placed)
                .forEach(grant -> places.add(Event.placed(grant.grantee(), key, made.uuid())));
    }

    private static void share(Map<String, Resource> resources, String uuid, String namespace, String level) {
        Resource shared = Objects.requireNonNull(resources.get(uuid));
        List<Grant> grants = new ArrayList<>(shared.access().grants());
        grants.add(new Grant(Kind.KEY, namespace, level));
        resources.put(uuid, shared.with(new Access(shared.access().level(), List.copyOf(grants))));
    }

    private static String uuid(String client, String key) {
        return UUID.nameUUIDFromBytes((client + "/" + key).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static <T> T[] read(String file, Class<T[]> type) {
        String path = "/upstream/" + file;
        try (InputStream in = Objects.requireNonNull(Seed.class.getResourceAsStream(path), path)) {
            return Json.MAPPER.readValue(in, type);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
