package dev.counterfoil.team.signin;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Drives what {@link Ticking} does while the portal runs, and lets it finish before the database is closed. */
@Component
class Ticker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final List<Ticking> all;
    private @Nullable ScheduledExecutorService thread;

    Ticker(List<Ticking> all) {
        this.all = all;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("team-ticker").factory());
        started.scheduleWithFixedDelay(() -> each(Ticking::tick), 5, 5, TimeUnit.SECONDS);
        thread = started;
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
            each(Ticking::last);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void each(java.util.function.Consumer<Ticking> work) {
        for (Ticking one : all) {
            try {
                work.accept(one);
            } catch (RuntimeException problem) {
                LOG.warn("{} could not do its work", one.getClass().getSimpleName(), problem);
            }
        }
    }
}
