package dev.counterfoil.metafields;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.clients.Client;
import dev.counterfoil.mirror.MirrorState;
import dev.counterfoil.team.Actor;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Metafield definitions of a client: read from the mirror, changed through the gate. */
public interface DefinitionService {

    /** Needs DEFINITION_VIEW; one statement besides the check. */
    List<DefinitionRow> list(Actor actor, Client client, ListQuery query, int offset, int limit);

    int count(Actor actor, Client client, ListQuery query);

    Optional<DefinitionRow> find(Actor actor, Client client, String uuid);

    MirrorState state(Actor actor, Client client);

    /** Reads all from the API into the mirror. Blocks; call it in the background. */
    void refresh(Actor actor, Client client);

    /** What can be said before sending; the API has the last word. */
    List<FieldProblem> check(DefinitionForm form);

    /**
     * Creates a definition through the gate. Needs DEFINITION_EDIT. Blocks; call it in the background.
     *
     * @param intent made when the form opened: the same form sent twice creates once
     */
    ChangeResult create(Actor actor, Client client, UUID intent, DefinitionForm form);

    /** Which rows, in which order. */
    record ListQuery(String filter, Sort sort, boolean descending) {}

    enum Sort {
        KEY,
        NAME,
        TYPE,
        CHANGED
    }

    /** A definition as last seen. */
    record DefinitionRow(
            String uuid,
            @Nullable String namespace,
            String key,
            @Nullable String name,
            @Nullable String description,
            String type,
            List<Validation> validations,
            @Nullable Access access,
            @Nullable Instant changedAt) {}
}
