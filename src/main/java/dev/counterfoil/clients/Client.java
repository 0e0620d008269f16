package dev.counterfoil.clients;

import dev.counterfoil.upstream.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Dev Dashboard client as everyone who may see it sees it: everything but its secret.
 *
 * @param dashboardId the client ID, the user name of HTTP Basic
 * @param elsewhere null when the endpoint is Shop's own, else what to show beside the environment: {@code SANDBOX} or the host
 * @param gid such as {@code gid://shopify/Client/1234}, if known
 */
public record Client(
        ClientId id,
        String name,
        Environment environment,
        String dashboardId,
        Endpoint endpoint,
        @Nullable String elsewhere,
        @Nullable String gid,
        List<String> scopes,
        List<String> redirectUrls,
        @Nullable String dashboardUrl,
        long version) {}
