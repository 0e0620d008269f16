package dev.counterfoil.media;

import dev.counterfoil.outbound.AddressGuard;
import dev.counterfoil.outbound.OriginList;
import dev.counterfoil.outbound.PublicGet;
import dev.counterfoil.upstream.Endpoints;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

    static final int MOST_BYTES = 5 * 1024 * 1024;

    @Bean(destroyMethod = "close")
    PublicGet pictureSource(Endpoints endpoints) {
        return new PublicGet(
                new AddressGuard(new OriginList(endpoints.allowed())),
                new PublicGet.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10), MOST_BYTES));
    }
}
