package dev.counterfoil.boot;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests for a host that is not ours (421, RFC 9110 section 15.5.20), so that DNS rebinding does not reach the
 * portal (G28).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class HostCheck extends OncePerRequestFilter {

    private static final int MISDIRECTED_REQUEST = 421;

    private final String publicHost;
    private final boolean loopbackToo;

    HostCheck(PortalProperties properties) {
        URI url = properties.publicUrl();
        this.publicHost = url == null ? "" : String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        this.loopbackToo = PortalEnvironment.isLoopback(properties.bind());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Orchestrators ask for a machine's health by its address; the answer tells nothing else.
        boolean health = request.getRequestURI().startsWith("/actuator/health");
        if (!health && !isOurs(request.getServerName())) {
            response.setStatus(MISDIRECTED_REQUEST);
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isOurs(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals(publicHost) || (loopbackToo && PortalEnvironment.isLoopback(name));
    }
}
