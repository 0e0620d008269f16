package dev.counterfoil.metafields;

import dev.counterfoil.clients.ClientId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the room's views are. */
public final class MetafieldsNavigation {

    /** Template of the list: {@code clients/<our client ID>/metafields}. */
    public static final String LIST = "clients/:client/metafields";

    /** Template of the form of a new definition. */
    public static final String NEW = LIST + "/new";

    /** Template of the form of a definition that exists; takes its path as the query parameter {@code key}. */
    public static final String EDIT = LIST + "/edit";

    /** Template of the tree of namespaces. */
    public static final String NAMESPACES = LIST + "/namespaces";

    /** Template of the list as the API itself orders it. */
    public static final String BROWSE = LIST + "/browse";

    private MetafieldsNavigation() {}

    /** The form of this definition. */
    public static String edit(ClientId client) {
        return list(client) + "/edit";
    }

    /** The namespaces of a client. */
    public static String namespaces(ClientId client) {
        return list(client) + "/namespaces";
    }

    /** The list as the API itself orders it. */
    public static String browse(ClientId client) {
        return list(client) + "/browse";
    }

    /** The list of a client's definitions. */
    public static String list(ClientId client) {
        return "clients/" + client + "/metafields";
    }

    /** The list with the definition of this path beside it. */
    public static String show(ClientId client, String path) {
        return list(client) + "?key=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    /** The form of a new definition; takes {@code key}, {@code name}, {@code description} and {@code type} as query parameters. */
    public static String create(ClientId client) {
        return list(client) + "/new";
    }
}
