package dev.counterfoil.clients;

import dev.counterfoil.outbound.Origin;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which endpoints the operator lets clients have. */
public interface Endpoints {

    /** The one a new client's form begins with. */
    URI preset();

    /** What a form offers: the preset, the sandbox if there is one, and the other allowed origins with the preset's path. */
    List<URI> choices();

    /** Whether the origin is on the operator's list. */
    boolean allows(Origin origin);

    /** Null when it is Shop's own, else {@code SANDBOX} or the host: what stands beside the environment. */
    @Nullable
    String elsewhere(Origin origin);
}
