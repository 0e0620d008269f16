package dev.counterfoil.clients;

import java.util.UUID;

/** Our own ID of a client; the Dev Dashboard's is {@link Client#dashboardId()}. */
public record ClientId(UUID value) {

    public static ClientId parse(String text) {
        return new ClientId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
