package dev.counterfoil.boot;

import com.vaadin.flow.spring.annotation.VaadinTaskExecutor;
import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** Threads of the web server and of Vaadin. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    /** Vaadin refuses to choose among several executors, and schedulers bring their own. */
    @Bean
    @VaadinTaskExecutor
    SimpleAsyncTaskExecutor applicationTaskExecutor(SimpleAsyncTaskExecutorBuilder builder) {
        return builder.build();
    }
}
