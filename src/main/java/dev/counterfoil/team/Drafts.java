package dev.counterfoil.team;

import java.util.Map;
import java.util.Optional;

/** What a member typed into a form and has not sent: kept per member and form for 7 days, never with a secret or personal value. */
public interface Drafts {

    Optional<Map<String, String>> find(Actor actor, String form);

    /** What is too long, or cannot be stored at the moment, is not kept: a form goes on without its draft. */
    void save(Actor actor, String form, Map<String, String> fields);

    /** A draft that cannot be deleted at the moment is found again: better than a form that fails for it. */
    void discard(Actor actor, String form);
}
