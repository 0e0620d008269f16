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

    @Bean
    KeyProvider keyProvider(@Value("${counterfoil.key:}") String key, @Value("${counterfoil.data:}") String data) {
        return new KeyFile(key.isBlank() ? usualPlace() : Path.of(key), data.isBlank() ? null : Path.of(data));
    }

    /** As the XDG base directory specification has it. */
    private static Path usualPlace() {
        String configured = System.getenv("XDG_CONFIG_HOME");
        Path base = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".config")
                : Path.of(configured);
        return base.resolve("counterfoil").resolve("key");
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
