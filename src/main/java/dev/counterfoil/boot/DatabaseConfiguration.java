package dev.counterfoil.boot;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The start-up order of everything that keeps data: lock, PostgreSQL, migrations, then the pool. The pool's bean needs
 * the others, so they end after it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PortalProperties.class)
class DatabaseConfiguration {

    @Bean
    FolderLock folderLock(PortalProperties properties) {
        return FolderLock.take(properties.data());
    }

    @Bean
    PortalDatabase portalDatabase(PortalProperties properties, FolderLock lock) {
        return PortalDatabase.open(properties);
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(PortalDatabase database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return database.app().user();
            }

            @Override
            public String getPassword() {
                return database.app().password();
            }

            @Override
            public String getJdbcUrl() {
                return database.url();
            }
        };
    }
}
