package dev.counterfoil.upstream;

import dev.counterfoil.outbound.AddressGuard;
import dev.counterfoil.outbound.OriginList;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UpstreamProperties.class)
class UpstreamConfiguration {

    @Bean
    Endpoints endpoints(UpstreamProperties properties) {
        return new Endpoints(
                properties.partnersUrl(),
                properties.usersUrl(),
                properties.tokenUrl(),
                OriginList.parse(properties.allowedOrigins()));
    }

    @Bean(destroyMethod = "close")
    SmallRyeUpstream upstream(UpstreamProperties properties) {
        quieten();
        OriginList allowed = OriginList.parse(properties.allowedOrigins());
        return new SmallRyeUpstream(properties, new AddressGuard(allowed)::pin, null);
    }

    /** Whatever level is asked for elsewhere, the libraries that see requests and answers speak from WARN on only. */
    private static void quieten() {
        LoggingSystem logging = LoggingSystem.get(UpstreamConfiguration.class.getClassLoader());
        for (String name : new String[] {"io.netty", "io.vertx", "io.smallrye.graphql", "org.eclipse.yasson"}) {
            logging.setLogLevel(name, LogLevel.WARN);
        }
    }
}
