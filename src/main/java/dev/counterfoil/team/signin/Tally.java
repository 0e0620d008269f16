package dev.counterfoil.team.signin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Counts things that may come in floods, so that the record gets a bounded number of entries: the first of a kind in a minute is told
 * at once, the rest of that minute together when it is over.
 *
 * @param <K> what makes two of them the same kind; compared by equals
 */
final class Tally<K> {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private record Counted(long since, long more) {}

    private final int mostKinds;
    private final UnaryOperator<K> coarser;
    private final BiConsumer<K, Long> teller;
    private final LongSupplier nanos;
    private final Map<K, Counted> counts = new HashMap<>();

    /**
     * @param mostKinds beyond so many kinds in a minute, further ones count under {@code coarser}
     * @param teller gets the kind and how many; called without a lock held
     */
    Tally(int mostKinds, UnaryOperator<K> coarser, BiConsumer<K, Long> teller, LongSupplier nanos) {
        this.mostKinds = mostKinds;
        this.coarser = coarser;
        this.teller = teller;
        this.nanos = nanos;
    }

    void add(K kind) {
        List<Runnable> due = new ArrayList<>();
        synchronized (this) {
            collect(due, false);
            K key = counts.containsKey(kind) || counts.size() < mostKinds ? kind : coarser.apply(kind);
            Counted counted = counts.get(key);
            if (counted == null) {
                counts.put(key, new Counted(nanos.getAsLong(), 0));
                due.add(() -> teller.accept(key, 1L));
            } else {
                counts.put(key, new Counted(counted.since(), counted.more() + 1));
            }
        }
        due.forEach(Runnable::run);
    }

    /** Tells what minutes that are over have left; with {@code all}, those still running too. */
    void flush(boolean all) {
        List<Runnable> due = new ArrayList<>();
        synchronized (this) {
            collect(due, all);
        }
        due.forEach(Runnable::run);
    }

    private void collect(List<Runnable> due, boolean all) {
        long now = nanos.getAsLong();
        counts.entrySet().removeIf(entry -> {
            Counted counted = entry.getValue();
            boolean over = all || now - counted.since() >= MINUTE;
            if (over && counted.more() > 0) {
                K key = entry.getKey();
                due.add(() -> teller.accept(key, counted.more()));
            }
            return over;
        });
    }
}
