package dev.counterfoil.team;

import java.util.Map;
import java.util.Optional;

/** What a member typed into a form and has not sent: kept per member and form for 7 days, never with a secret or personal value. */
public interface Drafts {

    Optional<Map<String, String>> find(Actor actor, String form);

    void save(Actor actor, String form, Map<String, String> fields);

    void discard(Actor actor, String form);
}
