package dev.counterfoil.boot;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Refuses what a page of another origin sends in the name of a person here: anything but plain reading, and WebSocket handshakes, which
 * no same-origin policy covers (RFC 6455, 10.2).
 */
final class OriginFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final @Nullable String publicOrigin;

    /** @param publicUrl where the portal is reached from outside; empty when requests themselves tell */
    OriginFilter(String publicUrl) {
        this.publicOrigin = publicUrl.isBlank() ? null : origin(publicUrl);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean handshake = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
        if ((handshake || !READING.contains(request.getMethod())) && isForeign(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
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
        String own = publicOrigin != null
                ? publicOrigin
                : origin(request.getRequestURL().toString());
        return !own.equals(from.toLowerCase(Locale.ROOT));
    }

    private static String origin(String url) {
        var parts = UriComponentsBuilder.fromUriString(url).build();
        String scheme = String.valueOf(parts.getScheme()).toLowerCase(Locale.ROOT);
        boolean usual = parts.getPort() == -1
                || scheme.equals("http") && parts.getPort() == 80
                || scheme.equals("https") && parts.getPort() == 443;
        String host = String.valueOf(parts.getHost()).toLowerCase(Locale.ROOT);
        return scheme + "://" + host + (usual ? "" : ":" + parts.getPort());
    }
}
