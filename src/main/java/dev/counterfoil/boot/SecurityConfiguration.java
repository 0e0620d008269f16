package dev.counterfoil.boot;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.counterfoil.media.PictureLinks;
import dev.counterfoil.team.SignIn;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import java.net.URI;
import java.util.Set;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * The one security chain. It decides which pages open at all; what a person may do is asked of {@code team.Rights} by each service.
 *
 * <p>Signing in takes one factor so far. A second one needs a {@code NavigationAccessChecker} besides the chain's own rules: a session
 * that has proven only its first factor can navigate within an open page without a request that the chain would judge.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    /**
     * As tight as Vaadin 25.2 can live with: its bootstrap needs inline script and eval, its components inline styles. Nothing may come
     * from or go to another host.
     */
    private static final String CONTENT = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'self'",
            "frame-ancestors 'none'");

    private static final String NO_POWERS = "accelerometer=(), autoplay=(), camera=(), display-capture=(), "
            + "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), "
            + "payment=(), usb=(), xr-spatial-tracking=()";

    /** Spring takes null for "no mark in the address" without saying so in its types. */
    @SuppressWarnings("NullAway")
    @Bean
    SecurityFilterChain portal(
            HttpSecurity http, SignIn signIn, PortalProperties properties, VaadinDefaultRequestCache requestCache) {
        HttpSessionRequestCache wanted = new HttpSessionRequestCache();
        // Else where one comes back to carries a mark in its address.
        wanted.setMatchingRequestParameterName(null);
        requestCache.setDelegateRequestCache(wanted);
        http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET,
                                "/*.css",
                                "/*.js",
                                "/styles/**",
                                "/icons/**",
                                "/aura/**",
                                "/favicon.*",
                                "/webjars/**",
                                "/_static/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/*")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        // Whose it is, and whether they may still see it, the proxy asks itself.
                        .requestMatchers(HttpMethod.GET, "/" + PictureLinks.PATH + "/*/*")
                        .authenticated()
                        // Where a page fetches a token it was told of.
                        .requestMatchers(HttpMethod.POST, "/usertokens/once")
                        .authenticated())
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView("/login", "/login?left")
                                // An address that leads nowhere is told so on a page of ours.
                                .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
                .addFilterBefore(new OriginFilter(properties.publicUrl()), SecurityContextHolderFilter.class)
                .headers(SecurityConfiguration::headers);
        signIn.guard(http);
        return http.build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy(NO_POWERS))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(
                        hsts -> hsts.includeSubDomains(false).maxAgeInSeconds(31_536_000))
                .withObjectPostProcessor(new ObjectPostProcessor<HeaderWriterFilter>() {
                    @Override
                    public <F extends HeaderWriterFilter> F postProcess(F filter) {
                        // Vaadin's pages are forwarded and committed past the filter: later would be too late for them.
                        filter.setShouldWriteHeadersEagerly(true);
                        return filter;
                    }
                });
    }

    /** A cookie that no script reads, no other host sets and no URL carries. Browsers accept the __Host- name only over https. */
    @Bean
    ServletContextInitializer sessionCookie(PortalProperties properties) {
        URI url = properties.publicUrl();
        boolean secure = url != null && "https".equals(url.getScheme());
        return context -> {
            SessionCookieConfig cookie = context.getSessionCookieConfig();
            cookie.setName(secure ? "__Host-counterfoil" : "counterfoil");
            cookie.setPath("/");
            cookie.setHttpOnly(true);
            cookie.setSecure(secure);
            context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
        };
    }

    @Bean
    CookieSameSiteSupplier sameSite() {
        return CookieSameSiteSupplier.ofLax();
    }
}
