package dev.counterfoil.testing;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Import it to count the statements of a whole portal by its {@link CountingDataSource}. */
@TestConfiguration
public class CountedStatements {

    @Bean
    static BeanPostProcessor counting() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source && !(bean instanceof CountingDataSource)
                        ? new CountingDataSource(source)
                        : bean;
            }
        };
    }
}
