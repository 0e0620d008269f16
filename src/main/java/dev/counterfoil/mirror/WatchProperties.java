package dev.counterfoil.mirror;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often changes made elsewhere are looked for.
 *
 * @param every from one reading of a client to the next, a tenth more or less; zero: only when somebody asks
 */
@ConfigurationProperties("counterfoil.watch")
record WatchProperties(@DefaultValue("5m") Duration every) {

    WatchProperties {
        if (every.isNegative() || (!every.isZero() && every.toSeconds() < 1)) {
            throw new IllegalArgumentException("counterfoil.watch.every: at least a second, or zero for never");
        }
    }
}
