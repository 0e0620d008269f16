package dev.counterfoil.clients;

import dev.counterfoil.outbound.Origin;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which endpoints the operator lets clients have. */
public interface EndpointList {

    /** What a form offers, the preset first: the standard one, the sandbox if there is one, then the other allowed origins with the standard path. */
    List<URI> choices();

    /** Why a client cannot have this endpoint, as a problem's code, or null. */
    @Nullable
    String unfit(URI endpoint);

    /** Null when it is Shop's own, else {@code SANDBOX} or the host: what stands beside the environment. */
    @Nullable
    String elsewhere(Origin origin);
}
