package dev.counterfoil.boot;

import com.vaadin.flow.spring.annotation.VaadinTaskExecutor;
import java.util.List;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Threads of the web server, of Vaadin and of what happens again and again. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    private static final int JOBS = 8;
    /** They write requests down as they came, and what is in a request may be a password. */
    private static final List<String> TELLTALES = List.of(
            "org.apache.coyote",
            "org.apache.coyote.http11.Http11InputBuffer",
            "org.apache.tomcat",
            "org.apache.tomcat.util.http.Parameters");

    /** Whatever level is asked for elsewhere, the web server's readers of requests speak from INFO on only. */
    ServerConfiguration() {
        LoggingSystem logging = LoggingSystem.get(ServerConfiguration.class.getClassLoader());
        TELLTALES.forEach(name -> logging.setLogLevel(name, LogLevel.INFO));
    }

    /** Vaadin refuses to choose among several executors, and schedulers bring their own. */
    @Bean
    @VaadinTaskExecutor
    SimpleAsyncTaskExecutor applicationTaskExecutor(SimpleAsyncTaskExecutorBuilder builder) {
        return builder.build();
    }

    /**
     * A thread for each job and some to spare. With virtual threads Spring would run all jobs one after the other on a single one, where a job
     * that waits for a remote answer holds up the reconciler and the watch.
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(JOBS);
        scheduler.setThreadNamePrefix("job-");
        return scheduler;
    }
}
