package dev.counterfoil.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTests {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Lease lease =
            new Lease(UUID.randomUUID(), Duration.ofSeconds(30), Duration.ofSeconds(20), nanos::get);

    @Test
    void a_lease_lets_one_mutation_through() {
        assertThat(lease.redeem()).isTrue();
        assertThat(lease.redeem()).isFalse();
    }

    @Test
    void a_lease_too_short_for_the_answer_lets_none_through() {
        nanos.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        assertThat(new Lease(UUID.randomUUID(), Duration.ofSeconds(30), Duration.ofSeconds(20), nanos::get).redeem())
                .isTrue();
        nanos.addAndGet(1);
        assertThat(lease.redeem()).isFalse();
    }
}
