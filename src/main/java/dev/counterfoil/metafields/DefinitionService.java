package dev.counterfoil.metafields;

import dev.counterfoil.changes.OperationState;
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
    CreateResult create(Actor actor, Client client, UUID intent, DefinitionForm form);

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

    /** What came of a creation. */
    sealed interface CreateResult {

        /** It exists; {@code uuid} is null when the API did not tell. */
        record Done(long entrySeq, @Nullable String uuid) implements CreateResult {}

        /** Nothing was sent, or the API refused it; each problem with its field. {@code entrySeq} is null when nothing was recorded. */
        record FieldProblems(@Nullable Long entrySeq, List<FieldProblem> problems) implements CreateResult {}

        /** The API refused it as a whole: a code for {@code metafields.refused.<code>}, and its own words, if any. */
        record Refused(long entrySeq, String code, List<String> messages) implements CreateResult {}

        /** An earlier change to the same definition has not ended; its latest entry. */
        record Busy(long entrySeq, OperationState state) implements CreateResult {}

        /** It may or may not have been created; it will be read back. */
        record Unclear(long entrySeq, OperationState state) implements CreateResult {}

        /** Nothing was sent, for this reason; {@code entrySeq} is null when nothing was recorded either. */
        record NotSent(@Nullable Long entrySeq, String code) implements CreateResult {}

        /** The record cannot be written, so nothing was sent. */
        record LedgerDown() implements CreateResult {}
    }
}
