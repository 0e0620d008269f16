package dev.counterfoil.mirror;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often changes made elsewhere are looked for.
 *
 * @param schemaEvery from one asking of an endpoint for its schema to the next; zero: only when somebody asks
 * @param every from one reading of a client to the next, a tenth more or less; zero: only when somebody asks
 */
@ConfigurationProperties("counterfoil.watch")
record WatchProperties(
        @DefaultValue("5m") Duration every,
        @DefaultValue("1d") Duration schemaEvery) {

    WatchProperties {
        check("every", every);
        check("schema-every", schemaEvery);
    }

    private static void check(String name, Duration every) {
        if (every.isNegative() || (!every.isZero() && every.toSeconds() < 1)) {
            throw new IllegalArgumentException("counterfoil.watch." + name + ": at least a second, or zero for never");
        }
    }
}
