package dev.counterfoil.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What a new sandbox holds: a grown-up client, and a younger one that lags behind it in ways worth comparing. */
final class Seed {

    static final String ACME = "gid://shopify/Client/1001";
    static final String ACME_STAGING = "gid://shopify/Client/1002";
    static final String ACME_DEVELOPMENT = "gid://shopify/Client/1006";
    static final String LOYALTY = "gid://shopify/Client/1003";
    static final String LOYALTY_STAGING = "gid://shopify/Client/1007";
    static final String FIT_FINDER = "gid://shopify/Client/1005";
    private static final String FILE = "/upstream/sandbox-seed.json";

    private record Planted(
            String client,
            String key,
            String name,
            String description,
            String type,
            List<Definition.Rule> validations,
            Definition.Access access) {}

    /** A client as the Dev Dashboard would have it, but for its credentials. */
    record Client(String name, String gid, String environment, Set<String> scopes) {}

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
                events.add(Event.placed(each.client(), each.key(), uuid));
                each.access().grants().stream()
                        .filter(Definition.Grant::placed)
                        .forEach(grant -> events.add(Event.placed(grant.grantee(), each.key(), uuid)));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return events;
    }
}
