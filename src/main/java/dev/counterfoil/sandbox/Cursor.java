package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.State.Reached;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Objects;
import tools.jackson.core.JacksonException;

/**
 * A place in an ordered list. It says what stands there, not how many stand before it, so that it stays good while definitions come and go.
 */
record Cursor(Order order, String sort, String namespace, String key) implements Comparable<Cursor> {

    enum Order {
        KEY,
        NAME
    }

    private static final Comparator<Cursor> ORDER =
            Comparator.comparing(Cursor::sort).thenComparing(Cursor::namespace).thenComparing(Cursor::key);

    static Cursor of(Order order, Reached reached) {
        String namespace = Objects.requireNonNullElse(reached.placement().namespace(), "");
        String key = reached.placement().key();
        return new Cursor(order, order == Order.KEY ? key : reached.definition().name(), namespace, key);
    }

    static Cursor parse(String argument, String text, Order wanted) {
        try {
            String[] parts = Json.MAPPER.readValue(
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8), String[].class);
            if (parts.length == 4
                    && parts[0].equals(wanted.name())
                    && parts[1] != null
                    && parts[2] != null
                    && parts[3] != null) {
                return new Cursor(wanted, parts[1], parts[2], parts[3]);
            }
        } catch (IllegalArgumentException | JacksonException e) {
            // Falls through to the same refusal.
        }
        throw new Refusal("INVALID_CURSOR", argument + " is not a valid cursor of this list");
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.bytes(new String[] {order.name(), sort, namespace, key}));
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }
}
