package dev.counterfoil.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What a new sandbox holds: a grown-up client, and a younger one that lags behind it in ways worth comparing. */
final class Seed {

    static final String ACME = "gid://shopify/Client/1001";
    static final String ACME_STAGING = "gid://shopify/Client/1002";
    private static final String FILE = "/upstream/sandbox-seed.json";

    private record Planted(
            String client,
            String key,
            String name,
            String description,
            String type,
            List<Definition.Rule> validations,
            Definition.Access access) {}

    private Seed() {}

    /** The same events each time, identifiers included. */
    static List<Event> events() {
        List<Event> events = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Seed.class.getResourceAsStream(FILE), FILE)) {
            for (Planted each : Json.MAPPER.readValue(in, Planted[].class)) {
                String uuid = UUID.nameUUIDFromBytes(
                                (each.client() + "/" + each.key()).getBytes(StandardCharsets.UTF_8))
                        .toString();
                events.add(Event.defined(new Definition(
                        uuid,
                        each.client(),
                        each.name(),
                        each.description(),
                        each.type(),
                        each.validations(),
                        each.access())));
                events.add(Event.placed(new Placement(each.client(), null, each.key(), uuid)));
                AccessRules.clientGrantees(each.access())
                        .forEach(gid -> events.add(Event.placed(new Placement(gid, null, each.key(), uuid))));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return events;
    }
}
