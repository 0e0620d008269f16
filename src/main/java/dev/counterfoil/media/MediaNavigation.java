package dev.counterfoil.media;

import dev.counterfoil.clients.ClientId;

/** Where the room's views are. */
public final class MediaNavigation {

    /** Template of the list: {@code clients/<our client ID>/videos}. */
    public static final String LIST = "clients/:client/videos";

    /** Template of the form of a new video; takes {@code product}, {@code variant}, {@code videoUrl} and {@code previewImageUrl} as query parameters. */
    public static final String NEW = LIST + "/new";

    /** Template of the form of an existing video, which the query parameter {@link #VIDEO} names. */
    public static final String EDIT = LIST + "/edit";

    /** Query parameter: a video's ID, or what follows {@code gid://shopapp/ShopVideo/} in it. */
    public static final String VIDEO = "video";

    private MediaNavigation() {}

    /** The list of a client's videos. */
    public static String list(ClientId client) {
        return "clients/" + client + "/videos";
    }

    public static String create(ClientId client) {
        return list(client) + "/new";
    }

    public static String edit(ClientId client) {
        return list(client) + "/edit";
    }
}
