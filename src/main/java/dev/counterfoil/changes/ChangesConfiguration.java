package dev.counterfoil.changes;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration
@EnableScheduling
@EnableConfigurationProperties(ChangesProperties.class)
class ChangesConfiguration {

    /**
     * Nothing, unless a rehearsal asks for a stop: then a change that reaches the step says so on the terminal and goes
     * no further, so that the process can be killed exactly there; or be stopped and continued (SIGSTOP, SIGCONT), which it notices
     * by the time that is missing, and goes on.
     */
    @Bean
    Steps steps(@Value("${counterfoil.changes.rehearse-stop-at:#{null}}") Steps.@Nullable Step stopAt) {
        if (stopAt == null) {
            return step -> {};
        }
        return step -> {
            if (step == stopAt) {
                System.out.println("Rehearsal: stopped at " + step);
                long before;
                do {
                    before = System.nanoTime();
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                } while (System.nanoTime() - before < Duration.ofSeconds(5).toNanos());
            }
        };
    }
}
