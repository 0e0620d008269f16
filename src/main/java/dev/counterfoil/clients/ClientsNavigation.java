package dev.counterfoil.clients;

/** Where the room's views are. */
public final class ClientsNavigation {

    /** The list; {@link #FILTER} narrows it. */
    public static final String LIST = "clients";

    public static final String NEW = "clients/new";

    /** Route parameter of every view inside a client. */
    public static final String PARAMETER = "client";

    /** What {@link #PARAMETER} looks like in a route: {@code clients/:client(...)/…}. */
    public static final String PARAMETER_TEMPLATE = ":client([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

    public static final String FILTER = "q";

    private ClientsNavigation() {}

    public static String overview(ClientId id) {
        return LIST + "/" + id;
    }

    public static String edit(ClientId id) {
        return overview(id) + "/edit";
    }
}
