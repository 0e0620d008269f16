package dev.counterfoil.metafields.ui;

import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Drafts;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Drafts held in memory. */
class FakeDrafts implements Drafts {

    final Map<String, Map<String, String>> kept = new ConcurrentHashMap<>();

    @Override
    public Optional<Map<String, String>> find(Actor actor, String form) {
        return Optional.ofNullable(kept.get(form));
    }

    @Override
    public void save(Actor actor, String form, Map<String, String> fields) {
        kept.put(form, fields);
    }

    @Override
    public void discard(Actor actor, String form) {
        kept.remove(form);
    }
}
