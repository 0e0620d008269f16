package dev.counterfoil.ledger;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that does what it is handed in that order; it holds a bounded number of things to do and says in the log what it had to drop. */
final class OrderlyThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OrderlyThread.class);
    private static final int QUEUE = 10_000;

    private final String name;
    private final ThreadPoolExecutor executor;

    OrderlyThread(String name) {
        this.name = name;
        this.executor = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUE),
                Thread.ofPlatform().daemon().name(name).factory());
    }

    void run(Runnable task) {
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("{}: a task failed", name, e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.error("{}: more than {} tasks wait, or the portal is stopping; one was dropped", name, QUEUE);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.error(
                        "{}: stopped with {} tasks undone",
                        name,
                        executor.getQueue().size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
