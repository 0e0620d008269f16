package dev.counterfoil.upstream;

import dev.counterfoil.outbound.Origin;
import java.net.URI;

/** Where a GraphQL API answers. */
public record Endpoint(URI url) {

    public Origin origin() {
        return Origin.of(url);
    }
}
