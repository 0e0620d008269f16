package dev.counterfoil.outbound;

import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How we connect, the same for every call: HTTP/1.1, verified TLS 1.2 or newer, never a redirect. */
public final class Connections {

    private static final int KEPT_SECONDS = 10;
    private static final int MOST_PER_SERVER = 64;

    private Connections() {}

    /** @param trust whom to believe about TLS; null for the JDK's own authorities */
    public static WebClientOptions options(Duration connectTimeout, @Nullable TrustOptions trust) {
        int millis = Math.toIntExact(connectTimeout.toMillis());
        WebClientOptions options = new WebClientOptions()
                .setUserAgent("Counterfoil")
                .setFollowRedirects(false)
                .setMaxRedirects(0)
                .setConnectTimeout(millis)
                .setVerifyHost(true)
                .setTrustAll(false)
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setUseAlpn(false)
                .setPipelining(false)
                .setDecompressionSupported(false)
                .setLogActivity(false)
                .setMaxPoolSize(MOST_PER_SERVER)
                .setKeepAliveTimeout(KEPT_SECONDS);
        options.setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"));
        options.setSslHandshakeTimeout(millis).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        if (trust != null) {
            options.setTrustOptions(trust);
        }
        return options;
    }
}
