package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.ClientsNavigation;

/** Where the room's views are. */
public final class MirrorNavigation {

    /** What was found changed elsewhere on a client, and what cannot be found. */
    public static final String WATCH = "clients/:client/watch";

    /** Whether the API is still what the portal was built for. */
    public static final String SCHEMA = "schema";

    private MirrorNavigation() {}

    public static String watch(ClientId client) {
        return ClientsNavigation.overview(client) + "/watch";
    }
}
