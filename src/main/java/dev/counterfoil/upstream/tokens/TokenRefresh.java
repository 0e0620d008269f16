package dev.counterfoil.upstream.tokens;

import dev.counterfoil.upstream.Api;
import dev.counterfoil.upstream.Mutation;
import tools.jackson.databind.node.JsonNodeFactory;

/** Renewing an access token at the token endpoint (RFC 6749, section 6). */
public final class TokenRefresh {

    /** The variable that only the gate fills, with the refresh token. */
    public static final String TOKEN = "refreshToken";

    private TokenRefresh() {}

    /** Writes the request down, without the token; only the gate sends it. */
    public static Mutation mutation() {
        return new Mutation(Api.TOKENS, "refreshToken", "", JsonNodeFactory.instance.objectNode(), "accessToken");
    }
}
