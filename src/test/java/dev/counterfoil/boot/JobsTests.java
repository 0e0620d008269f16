package dev.counterfoil.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.testing.PortalTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

@PortalTest
class JobsTests {

    @Autowired
    private ScheduledTaskHolder holder;

    @Autowired
    private TaskScheduler scheduler;

    @Test
    void what_has_to_happen_again_and_again_does() {
        assertThat(jobs())
                .extracting(ScheduledTask::toString)
                .contains(
                        "dev.counterfoil.changes.Reconciler.run",
                        "dev.counterfoil.ledger.LedgerPartitions.make",
                        "dev.counterfoil.mirror.SchemaWatch.tick",
                        "dev.counterfoil.mirror.Watcher.tick",
                        "dev.counterfoil.usertokens.ExpiredTokens.destroy");
    }

    @Test
    void jobs_that_wait_for_a_remote_answer_for_ever_hold_up_no_other() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(jobs().size());
        CountDownLatch other = new CountDownLatch(2);
        List<Future<?>> all = new ArrayList<>();
        for (int job = 0; job < jobs().size(); job++) {
            all.add(scheduler.scheduleWithFixedDelay(
                    () -> {
                        waiting.countDown();
                        await(answered);
                    },
                    Instant.now(),
                    Duration.ofMillis(1)));
        }
        all.add(scheduler.scheduleWithFixedDelay(other::countDown, Instant.now(), Duration.ofMillis(1)));
        try {
            assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(other.await(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            answered.countDown();
            all.forEach(job -> job.cancel(true));
        }
    }

    private Set<ScheduledTask> jobs() {
        return holder.getScheduledTasks();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
