package dev.counterfoil.upstream;

import dev.counterfoil.outbound.AddressGuard;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UpstreamProperties.class)
class UpstreamConfiguration {

    /** @throws InvalidConfigurationPropertyValueException naming what the operator set to something that cannot be used */
    @Bean
    Endpoints endpoints(UpstreamProperties properties) {
        Endpoints endpoints = new Endpoints(
                properties.partnersUrl(), properties.usersUrl(), properties.tokenUrl(), properties.allowed());
        // Shop's own address need not be allowed: a portal may serve clients with addresses of their own only.
        if (!properties.partnersUrl().equals(URI.create(UpstreamProperties.SHOP))) {
            check(endpoints, "partners-url", properties.partnersUrl());
        }
        check(endpoints, "users-url", properties.usersUrl());
        check(endpoints, "token-url", properties.tokenUrl());
        return endpoints;
    }

    /** What a person may not enter for a client, the operator may not set for all. */
    private static void check(Endpoints endpoints, String name, @Nullable URI url) {
        if (url == null) {
            return;
        }
        try {
            endpoints.parse(url.toString());
        } catch (UnfitEndpointException unfit) {
            throw UpstreamProperties.wrong(
                    name,
                    switch (unfit.problem()) {
                        case NOT_A_URL -> "it is not an address with https and a host";
                        case USER_INFO -> "it must hold no user and password";
                        case FRAGMENT -> "it must end before the #";
                        case NOT_HTTPS -> "it must begin with https; http is for this machine only";
                        case NOT_ALLOWED -> "its origin is not one of counterfoil.upstream.allowed-origins";
                    });
        }
    }

    @Bean(destroyMethod = "close")
    SmallRyeUpstream upstream(UpstreamProperties properties) {
        quieten();
        return new SmallRyeUpstream(properties, new AddressGuard(properties.allowed())::pin, null);
    }

    /** Whatever level is asked for elsewhere, the libraries that see requests and answers speak from WARN on only. */
    private static void quieten() {
        LoggingSystem logging = LoggingSystem.get(UpstreamConfiguration.class.getClassLoader());
        for (String name : new String[] {"io.netty", "io.vertx", "io.smallrye.graphql", "org.eclipse.yasson"}) {
            logging.setLogLevel(name, LogLevel.WARN);
        }
    }
}
