package dev.counterfoil.upstream;

import dev.counterfoil.outbound.Addresses;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.outbound.OriginList;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses the operator allows: what a person may choose from when entering where a client's API answers. */
public final class Endpoints {

    private static final Origin SHOP = Origin.parse(UpstreamProperties.SHOP);

    private final Endpoint standard;
    private final @Nullable URI usersUrl;
    private final @Nullable URI tokenUrl;
    private final OriginList allowed;

    /** @param usersUrl and {@code tokenUrl}: null where they are at the same place as the Partners API */
    public Endpoints(URI partnersUrl, @Nullable URI usersUrl, @Nullable URI tokenUrl, OriginList allowed) {
        this.standard = new Endpoint(partnersUrl);
        this.usersUrl = usersUrl;
        this.tokenUrl = tokenUrl;
        this.allowed = allowed;
    }

    /** The Shop Partners API, for a client without an address of its own. */
    public Endpoint standard() {
        return standard;
    }

    /**
     * Where the Shop Users API answers for a client.
     *
     * @param partners where the Partners API does
     * @see "Decision: docs/decisions/0008-user-tokens.md"
     */
    public Endpoint users(Endpoint partners) {
        return beside(partners, usersUrl, UpstreamProperties.SHOP_USERS, "/api/users/graphql.json");
    }

    /** Where a client's users' access tokens are renewed. */
    public Endpoint tokens(Endpoint partners) {
        return beside(partners, tokenUrl, UpstreamProperties.SHOP_TOKENS, "/oauth/token");
    }

    private Endpoint beside(Endpoint partners, @Nullable URI configured, String shop, String path) {
        Origin origin = partners.origin();
        if (configured != null && origin.equals(standard.origin())) {
            return new Endpoint(configured);
        }
        return new Endpoint(URI.create(isShopsOwn(origin) ? shop : origin + path));
    }

    /** In the operator's order. */
    public List<Origin> allowed() {
        return allowed.origins();
    }

    /** Whether this is Shop itself, not something that stands in for it. */
    public boolean isShopsOwn(Origin origin) {
        return SHOP.equals(origin);
    }

    /**
     * Reads an address typed by a person. Nothing is looked up or sent.
     *
     * @throws UnfitEndpointException with a code, if it is not an https URL (http is for loopback only) of an allowed origin, without user
     *     information and fragment
     */
    public Endpoint parse(String typed) throws UnfitEndpointException {
        URI url;
        try {
            url = new URI(typed.strip());
        } catch (URISyntaxException broken) {
            throw new UnfitEndpointException(UnfitEndpointException.Problem.NOT_A_URL);
        }
        String scheme = url.getScheme();
        if (scheme == null || !(scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))) {
            throw new UnfitEndpointException(UnfitEndpointException.Problem.NOT_A_URL);
        }
        if (url.getRawUserInfo() != null) {
            throw new UnfitEndpointException(UnfitEndpointException.Problem.USER_INFO);
        }
        if (url.getRawFragment() != null) {
            throw new UnfitEndpointException(UnfitEndpointException.Problem.FRAGMENT);
        }
        Origin origin;
        try {
            origin = Origin.of(url);
        } catch (IllegalArgumentException wrong) {
            throw new UnfitEndpointException(UnfitEndpointException.Problem.NOT_A_URL);
        }
        if (origin.scheme().equals("http") && !Addresses.isLoopbackHost(origin.host())) {
            throw new UnfitEndpointException(UnfitEndpointException.Problem.NOT_HTTPS);
        }
        if (!allowed.allows(origin)) {
            throw new UnfitEndpointException(UnfitEndpointException.Problem.NOT_ALLOWED);
        }
        return new Endpoint(url);
    }
}
