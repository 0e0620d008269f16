package dev.counterfoil.changes;

import dev.counterfoil.team.Actor;
import java.util.List;

/** Reading operations. */
public interface Operations {

    /** Those on the actor's clients that have not ended, newest first, at most {@code limit}. */
    List<OperationRecord> unfinished(Actor actor, int limit);
}
