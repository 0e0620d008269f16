package dev.counterfoil.vault;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The vault of the running portal. The context does not start without the key its database needs. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    /** Both places are settled before the context starts. */
    @Bean
    KeyProvider keyProvider(@Value("${counterfoil.key}") String key, @Value("${counterfoil.data}") String data) {
        return new KeyFile(Path.of(key), Path.of(data));
    }

    @Bean
    KeyRing keyRing(JdbcClient jdbc, PlatformTransactionManager manager, KeyProvider provider) {
        return new KeyRing(jdbc, manager, provider);
    }

    @Bean
    Vault vault(JdbcClient jdbc, KeyRing keys) {
        return new SealingVault(jdbc, keys);
    }
}
