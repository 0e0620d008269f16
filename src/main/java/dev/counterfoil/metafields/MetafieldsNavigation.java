package dev.counterfoil.metafields;

import dev.counterfoil.clients.ClientId;

/** Where the room's views are. */
public final class MetafieldsNavigation {

    /** Template of the list: {@code clients/<our client ID>/metafields}. */
    public static final String LIST = "clients/:client/metafields";

    /** Template of the form of a new definition. */
    public static final String NEW = LIST + "/new";

    private MetafieldsNavigation() {}

    /** The list of a client's definitions. */
    public static String list(ClientId client) {
        return "clients/" + client + "/metafields";
    }

    /** The form of a new definition; takes {@code key}, {@code name}, {@code description} and {@code type} as query parameters. */
    public static String create(ClientId client) {
        return list(client) + "/new";
    }
}
