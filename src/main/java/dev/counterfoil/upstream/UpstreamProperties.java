package dev.counterfoil.upstream;

import dev.counterfoil.outbound.OriginList;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * How the remote APIs are reached. Set by the operator through configuration, environment or command line, never in the portal.
 *
 * @param partnersUrl where the Shop Partners API answers, for clients without an address of their own
 * @param usersUrl where the Shop Users API answers for those clients; null: at the same place as the Partners API
 * @param tokenUrl where their users' access tokens are renewed (RFC 6749, section 3.2); null: likewise
 * @param allowedOrigins the only origins that are ever called, exact matches
 * @param connectTimeout for name look-up, connection and TLS handshake, each
 * @param deadline for a whole read, from look-up to the last byte
 * @param idleTimeout the longest silence within a call
 * @param maxConcurrentReads how many reads may be under way at one origin; more wait for their turn, within their deadline
 * @param maxResponseBytes the connection is closed after so much of a body
 */
@ConfigurationProperties("counterfoil.upstream")
record UpstreamProperties(
        @DefaultValue(UpstreamProperties.SHOP) URI partnersUrl,
        @Nullable URI usersUrl,
        @Nullable URI tokenUrl,

        @DefaultValue({"https://shop.app", "https://accounts.shop.app"})
        List<String> allowedOrigins,

        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("20s") Duration deadline,
        @DefaultValue("15s") Duration idleTimeout,
        @DefaultValue("8") int maxConcurrentReads,
        @DefaultValue("8MB") DataSize maxResponseBytes) {

    static final String SHOP_USERS = "https://shop.app/api/users/graphql.json";
    static final String SHOP_TOKENS = "https://accounts.shop.app/oauth/token";
    static final String SHOP = "https://shop.app/api/partners/graphql.json";

    UpstreamProperties {
        requirePositive("connect-timeout", connectTimeout);
        requirePositive("deadline", deadline);
        requirePositive("idle-timeout", idleTimeout);
        if (maxConcurrentReads < 1) {
            throw wrong("max-concurrent-reads", "it must be at least 1");
        }
        if (maxResponseBytes.toBytes() < 1 || maxResponseBytes.toBytes() > Integer.MAX_VALUE / 2) {
            throw wrong("max-response-bytes", "it is out of range");
        }
    }

    /** The origins as such. */
    OriginList allowed() {
        try {
            return OriginList.parse(allowedOrigins);
        } catch (IllegalArgumentException unfit) {
            throw wrong("allowed-origins", "each must be a scheme, a host and a port only, such as https://shop.app");
        }
    }

    static InvalidConfigurationPropertyValueException wrong(String name, String why) {
        // Not the value: it may hold user information.
        return new InvalidConfigurationPropertyValueException("counterfoil.upstream." + name, null, why);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.toMillis() < 1) {
            throw wrong(name, "a time-out must be positive");
        }
    }
}
