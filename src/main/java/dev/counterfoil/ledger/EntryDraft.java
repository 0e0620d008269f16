package dev.counterfoil.ledger;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry before it has a place in the chain. It must hold no secret: fields classed secret are dropped before.
 *
 * @param action code such as {@code metafieldDefinition.create} or {@code client.add}; the sentence is rendered from it at reading time
 * @param codeVersion version of the meaning of {@code parameters}; old ones stay renderable
 * @param clientId our ID of the client it concerns
 * @param operationId the operation it belongs to
 * @param actorId the member who acted, or null for the portal itself
 * @param parameters public named values, in any order
 * @param personal values that say who: kept apart, salted and erasable. Keys in use: {@code actor.name}, {@code actor.email}, {@code actor.ip}, {@code actor.agent}
 * @param images named JSON texts ({@code variables}, {@code before}, {@code after}, {@code answer}), capped at 256 KiB each
 */
public record EntryDraft(
        String action,
        int codeVersion,
        Outcome outcome,
        @Nullable UUID clientId,
        @Nullable Subject subject,
        @Nullable UUID operationId,
        @Nullable UUID actorId,
        Map<String, String> parameters,
        Map<String, String> personal,
        Map<String, String> images) {

    public EntryDraft {
        parameters = Map.copyOf(parameters);
        personal = Map.copyOf(personal);
        images = Map.copyOf(images);
    }
}
