package dev.counterfoil.team.signin;

import dev.counterfoil.ledger.Ledger;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionRules.class)
class TeamConfiguration {

    @Bean
    Denials denials(Ledger ledger) {
        return new Denials(ledger);
    }
}
