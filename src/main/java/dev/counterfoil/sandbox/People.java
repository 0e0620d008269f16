package dev.counterfoil.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forty people who use Shop here. */
final class People {

    private static final Map<String, Person> BY_ID = new LinkedHashMap<>();

    static {
        Seed.people().forEach(person -> BY_ID.put(person.publicId(), person));
    }

    private People() {}

    static List<Person> all() {
        return List.copyOf(BY_ID.values());
    }

    static Optional<Person> byId(String publicId) {
        return Optional.ofNullable(BY_ID.get(publicId));
    }

    static Optional<Person> byEmail(String email) {
        return BY_ID.values().stream()
                .filter(person -> person.email().equalsIgnoreCase(email.strip()))
                .findFirst();
    }

    /** Finds somebody by public ID, e-mail or name. */
    static Optional<Person> find(String any) {
        return byId(any)
                .or(() -> byEmail(any))
                .or(() -> BY_ID.values().stream()
                        .filter(person -> person.name().equals(any))
                        .findFirst());
    }
}
