package dev.counterfoil.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults in waiting, oldest first. They are not journalled: a restart begins without any. */
final class Faults {

    private final List<Fault> waiting = new ArrayList<>();
    private long generation;

    synchronized void add(Fault fault) {
        waiting.add(fault);
    }

    synchronized List<Fault> all() {
        return List.copyOf(waiting);
    }

    /** Takes every fault away, and lets go of what hangs. */
    synchronized void clear() {
        waiting.clear();
        generation++;
        notifyAll();
    }

    /** Finds the first fault that strikes, and counts it. */
    synchronized Optional<Fault> strike(Received received) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            if (fault.strikes(received)) {
                if (fault.remaining() == 1) {
                    waiting.remove(i);
                } else if (fault.remaining() > 1) {
                    waiting.set(i, fault.withTimes(fault.remaining() - 1));
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** Waits until faults are cleared. */
    synchronized void hang() throws InterruptedException {
        long begun = generation;
        while (generation == begun) {
            wait();
        }
    }
}
