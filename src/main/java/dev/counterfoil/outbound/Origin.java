package dev.counterfoil.outbound;

import java.net.URI;
import java.util.Locale;

/**
 * Scheme, host and port of a server, as RFC 6454 defines an origin; {@code toString} is its ASCII serialisation.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case
 * @param port always explicit
 */
public record Origin(String scheme, String host, int port) {

    public Origin {
        scheme = scheme.toLowerCase(Locale.ROOT);
        host = host.toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("origin needs http or https");
        }
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("origin needs a host and a port");
        }
    }

    /** The origin of an absolute http(s) URL; user information in it is refused. */
    public static Origin of(URI url) {
        if (url.getScheme() == null || url.getHost() == null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("not an absolute http(s) URL without user information");
        }
        int port = url.getPort() != -1 ? url.getPort() : url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return new Origin(url.getScheme(), url.getHost(), port);
    }

    public static Origin parse(String text) {
        return of(URI.create(text.strip()));
    }

    @Override
    public String toString() {
        boolean standard = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (standard ? "" : ":" + port);
    }
}
