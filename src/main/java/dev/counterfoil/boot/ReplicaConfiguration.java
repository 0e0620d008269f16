package dev.counterfoil.boot;

import dev.counterfoil.clients.ClientAccess;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replicas that share the database tell each other what open pages should show. */
@Configuration(proxyBeanMethods = false)
class ReplicaConfiguration {

    @Bean
    ReplicaRelay replicaRelay(
            PortalDatabase database, JdbcClient jdbc, ApplicationEventPublisher events, ClientAccess clients) {
        return new ReplicaRelay(jdbc, database.unpooled(), events, clients);
    }
}
