package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.State.Reached;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Objects;
import tools.jackson.core.JacksonException;

/**
 * A place in an ordered list. It says what stands there, not how many stand before it, so that it stays good while definitions come and go.
 *
 * @param age the {@link State#age} at which it was handed out; later it is stale
 */
record Cursor(Order order, long age, String sort, String namespace, String key) implements Comparable<Cursor> {

    enum Order {
        KEY,
        NAME
    }

    private static final int PARTS = 5;
    private static final Comparator<Cursor> ORDER =
            Comparator.comparing(Cursor::sort).thenComparing(Cursor::namespace).thenComparing(Cursor::key);

    static Cursor of(Order order, long age, Reached reached) {
        String namespace = Objects.requireNonNullElse(reached.placement().namespace(), "");
        String key = reached.placement().key();
        return new Cursor(
                order, age, order == Order.KEY ? key : reached.resource().name(), namespace, key);
    }

    static Cursor parse(String argument, String text, Order wanted, long age) {
        try {
            String[] parts = Json.MAPPER.readValue(
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8), String[].class);
            if (parts.length == PARTS
                    && wanted.name().equals(parts[0])
                    && parts[1] != null
                    && parts[2] != null
                    && parts[3] != null
                    && parts[4] != null) {
                if (!parts[1].equals(String.valueOf(age))) {
                    throw new Refusal("INVALID_CURSOR", argument + " is stale: begin again at the first page");
                }
                return new Cursor(wanted, age, parts[2], parts[3], parts[4]);
            }
        } catch (IllegalArgumentException | JacksonException e) {
            // Falls through to the same refusal.
        }
        throw new Refusal("INVALID_CURSOR", argument + " is not a valid cursor of this list");
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.bytes(new String[] {order.name(), String.valueOf(age), sort, namespace, key}));
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }
}
