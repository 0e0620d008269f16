package dev.counterfoil.clients;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.counterfoil.clients.persistence.ChoiceRows;
import dev.counterfoil.clients.persistence.ClientForms;
import dev.counterfoil.clients.persistence.ClientRows;
import dev.counterfoil.clients.persistence.IntentRows;
import dev.counterfoil.clients.persistence.SecretRows;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.testing.CountingDataSource;
import dev.counterfoil.testing.TestDatabase;
import dev.counterfoil.upstream.partners.Partners;
import dev.counterfoil.vault.TestVault;
import dev.counterfoil.vault.Vault;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.annotation.PersistenceExceptionTranslationPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The room on a real database with the real vault, and with rights, record and remote API that a test can turn. */
@TestConfiguration
@EnableTransactionManagement
@Import({
    Clients.class,
    ClientService.class,
    ClientSearch.class,
    ClientChoice.class,
    ClientScopes.class,
    ClientProof.class,
    SandboxOffer.class,
    ChoiceRows.class,
    ClientForms.class,
    ClientRows.class,
    IntentRows.class,
    SecretRows.class,
    TurnableRights.class,
    KeptLedger.class,
    ScriptedPartners.class
})
public class ClientsRoom {

    public static final URI SHOP = URI.create("https://shop.app/api/partners/graphql.json");
    public static final URI SANDBOX = URI.create("http://localhost:8090/api/partners/graphql.json");
    public static final URI MOCK = URI.create("https://mock.example.com/api/partners/graphql.json");

    public static Actor ada() {
        MemberId id = new MemberId(new UUID(0, 1));
        return new Actor(id, "Ada Okafor", "ada@example.com", 1, Instant.EPOCH, "192.0.2.1", "Tests/1");
    }

    public static ClientInput input(String name, String dashboardId) {
        return new ClientInput(
                name, Environment.STAGING, dashboardId, SANDBOX, null, List.of("read_users"), List.of(), null);
    }

    /** Goes with its server at the end of the run; contexts are closed when that is gone already. */
    @Bean(destroyMethod = "")
    TestDatabase database() {
        return TestDatabase.create();
    }

    @Bean(destroyMethod = "close")
    HikariDataSource pool(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.app());
        config.setMaximumPoolSize(6);
        return new HikariDataSource(config);
    }

    @Bean
    @Primary
    CountingDataSource counted(HikariDataSource pool) {
        return new CountingDataSource(pool);
    }

    @Bean
    JdbcClient jdbc(CountingDataSource source) {
        return JdbcClient.create(source);
    }

    @Bean
    LocalContainerEntityManagerFactoryBean entityManagerFactory(CountingDataSource source) {
        LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
        factory.setDataSource((DataSource) source);
        factory.setPackagesToScan("dev.counterfoil.clients.persistence");
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        return factory;
    }

    @Bean
    PlatformTransactionManager transactions(EntityManagerFactory factory) {
        return new JpaTransactionManager(factory);
    }

    @Bean
    static PersistenceExceptionTranslationPostProcessor translation() {
        return new PersistenceExceptionTranslationPostProcessor();
    }

    @Bean
    Vault vault(CountingDataSource source) throws IOException {
        Path all = Files.createDirectories(Path.of("target", "test-keys"));
        return new TestVault(source, all.resolve(UUID.randomUUID().toString()).resolve("key")).vault();
    }

    @Bean
    Partners partners(ScriptedPartners scripted) {
        return scripted.partners();
    }

    @Bean
    EndpointList endpoints() {
        return new EndpointList() {
            @Override
            public List<URI> choices() {
                return List.of(SANDBOX, SHOP);
            }

            @Override
            public String unfit(URI endpoint) {
                return List.of(SHOP, SANDBOX, MOCK).contains(endpoint) ? null : "endpoint.notAllowed";
            }

            @Override
            public String elsewhere(Origin origin) {
                return origin.equals(Origin.of(SHOP))
                        ? null
                        : origin.equals(Origin.of(SANDBOX)) ? "SANDBOX" : origin.host();
            }
        };
    }
}
