package dev.counterfoil.boot;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of another origin sends in the name of a person here: anything but plain reading, and WebSocket handshakes, which
 * no same-origin policy covers (RFC 6455, 10.2).
 */
final class OriginFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final @Nullable String publicOrigin;

    /** @param publicUrl what people type, where it is not this machine's own address */
    OriginFilter(@Nullable URI publicUrl) {
        this.publicOrigin = publicUrl == null ? null : origin(publicUrl);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean handshake = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
        if ((handshake || !READING.contains(request.getMethod())) && isForeign(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isForeign(HttpServletRequest request) {
        String from = request.getHeader("Origin");
        String site = request.getHeader("Sec-Fetch-Site");
        if (from == null) {
            return site != null && !site.equals("same-origin") && !site.equals("none");
        }
        // Under the referrer policy no-referrer a form's origin is sent as null; the other header still tells.
        if (from.equals("null")) {
            return !"same-origin".equals(site);
        }
        String origin = from.toLowerCase(Locale.ROOT);
        // A loopback portal has several names; the request's own host was checked before.
        return !origin.equals(publicOrigin)
                && !origin.equals(origin(URI.create(request.getRequestURL().toString())));
    }

    private static String origin(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = url.getPort() == -1 || url.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + url.getPort());
    }
}
