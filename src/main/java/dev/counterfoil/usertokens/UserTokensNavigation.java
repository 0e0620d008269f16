package dev.counterfoil.usertokens;

import dev.counterfoil.clients.ClientId;
import java.util.UUID;

/** Where the room's views are. */
public final class UserTokensNavigation {

    /** Template of the page of tokens and test users. */
    public static final String USERS = "clients/:client/users";

    /** Name of the route parameter that names a token; the token itself is never in an address. */
    public static final String TOKEN = "token";

    /** Template of the page of one user's values, seen with a token. */
    public static final String VALUES = USERS + "/:" + TOKEN;

    private UserTokensNavigation() {}

    public static String users(ClientId client) {
        return "clients/" + client + "/users";
    }

    public static String values(ClientId client, UUID token) {
        return users(client) + "/" + token;
    }
}
