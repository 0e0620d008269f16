package dev.counterfoil.team;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Choices of columns in memory, for one member; counts how often it was asked. */
public class KeptListChoices implements ListChoices {

    public final Map<String, Set<String>> kept = new ConcurrentHashMap<>();
    public final AtomicInteger asked = new AtomicInteger();

    @Override
    public Set<String> hidden(Actor actor, String list) {
        asked.incrementAndGet();
        return kept.getOrDefault(list, Set.of());
    }

    @Override
    public void hide(Actor actor, String list, Set<String> columns) {
        kept.put(list, columns);
    }
}
