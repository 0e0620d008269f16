package dev.counterfoil.team.signin;

import dev.counterfoil.team.persistence.MemberStore;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 404 for the set-up page once there was a member. The view itself says so too, but Vaadin decides which view to show only
 * after the page has been sent with status 200.
 */
final class SetupGone extends OncePerRequestFilter {

    private final MemberStore members;

    SetupGone(MemberStore members) {
        this.members = members;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if ((path.equals("/setup") || path.equals("/setup/")) && members.any()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            if (request.getParameter("v-r") != null) {
                // Not a page that would want words; open pages send what they have to say elsewhere.
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
