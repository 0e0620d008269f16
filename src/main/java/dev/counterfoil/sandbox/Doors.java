package dev.counterfoil.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How clients show who they are: HTTP Basic (RFC 7617) at the Partners API and the token endpoint, Bearer (RFC 6750) at the Users API. */
final class Doors {

    private static final String PARTNERS = "Basic realm=\"Shop Partners API sandbox\", charset=\"UTF-8\"";
    private static final String USERS = "Bearer realm=\"Shop Users API sandbox\"";

    private Doors() {}

    /** What a caller hears whose credentials are good for nothing (any more). */
    static String challenge(@Nullable String api) {
        return "users".equals(api) ? USERS + ", error=\"invalid_token\"" : PARTNERS;
    }

    static GraphQlEndpoint.Door partners(Clients clients) {
        return new GraphQlEndpoint.Door() {
            @Override
            public Optional<Identity> open(Exchange exchange) {
                return basic(exchange)
                        .flatMap(pair -> clients.authenticate(pair.user(), pair.password()))
                        .map(client -> new Identity(client, null));
            }

            @Override
            public Answer closed(Exchange exchange) {
                return Answer.refusal(
                                401,
                                "UNAUTHORIZED",
                                "Send the client ID and a live client secret by HTTP Basic authentication.")
                        .with("WWW-Authenticate", PARTNERS);
            }
        };
    }

    static GraphQlEndpoint.Door users(Clients clients, Store store) {
        return new GraphQlEndpoint.Door() {
            @Override
            public Optional<Identity> open(Exchange exchange) {
                return bearer(exchange)
                        .flatMap(token -> store.read(state -> state.users().byAccess(Token.digest(token))))
                        .filter(Token::opens)
                        .flatMap(token ->
                                clients.find(token.client()).map(client -> new Identity(client, token.user())));
            }

            @Override
            public Answer closed(Exchange exchange) {
                return Answer.refusal(401, "UNAUTHORIZED", "Send a live access token of a user as a Bearer token.")
                        .with("WWW-Authenticate", bearer(exchange).isEmpty() ? USERS : challenge("users"));
            }
        };
    }

    /** What HTTP Basic carries. */
    record Pair(String user, String password) {

        @Override
        public String toString() {
            return "Pair[sealed]";
        }
    }

    static Optional<Pair> basic(Exchange exchange) {
        String header = exchange.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Pair(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> bearer(Exchange exchange) {
        String header = exchange.header("Authorization");
        return header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.empty()
                : Optional.of(header.substring(7).strip());
    }
}
