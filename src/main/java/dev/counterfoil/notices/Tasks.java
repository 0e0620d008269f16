package dev.counterfoil.notices;

import dev.counterfoil.team.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody has to look at. */
public interface Tasks {

    /** Raises a task once: a second call with the same kind and subject while it is open changes nothing. In the caller's transaction or its own. */
    void raise(String kind, String subject, @Nullable UUID clientId, Map<String, String> parameters);

    /** Closes it; whether it was open. In the caller's transaction or its own. */
    boolean close(String kind, String subject);

    /** The open ones this actor may see, newest first, at most {@code limit}. */
    List<Task> open(Actor actor, int limit);

    /** The open ones about this client, none if the actor may not see it; newest first, at most {@code limit}. */
    List<Task> open(Actor actor, UUID clientId, int limit);

    /** One open task; its sentence is rendered from {@code notices.task.<kind>} with {@code parameters}. */
    record Task(
            UUID id,
            String kind,
            String subject,
            @Nullable UUID clientId,
            Map<String, String> parameters,
            Instant raisedAt) {}
}
