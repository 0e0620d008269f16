package dev.counterfoil.metafields;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.clients.Client;
import dev.counterfoil.mirror.DefinitionChoices;
import dev.counterfoil.mirror.DefinitionNarrowing;
import dev.counterfoil.mirror.MirrorState;
import dev.counterfoil.team.Actor;
import dev.counterfoil.upstream.partners.DefinitionListing;
import dev.counterfoil.upstream.partners.DefinitionsQuery;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Metafield definitions of a client: read from the mirror, changed through the gate. */
public interface DefinitionService {

    /** Needs DEFINITION_VIEW; one statement besides the check. */
    List<DefinitionRow> list(Actor actor, Client client, ListQuery query, int offset, int limit);

    int count(Actor actor, Client client, ListQuery query);

    /** What the list can be narrowed to. Needs DEFINITION_VIEW; one statement besides the check. */
    DefinitionChoices choices(Actor actor, Client client);

    Optional<DefinitionRow> find(Actor actor, Client client, String uuid);

    /** The one at exactly this path. */
    Optional<DefinitionRow> find(Actor actor, Client client, KeyPair path);

    MirrorState state(Actor actor, Client client);

    /** Reads all from the API into the mirror. Blocks; call it in the background. */
    void refresh(Actor actor, Client client);

    /** What can be said before sending; the API has the last word. */
    List<FieldProblem> check(DefinitionForm form);

    /** The same of a change to what exists: only what differs from it is judged. */
    List<FieldProblem> check(MetafieldDefinition opened, DefinitionForm form);

    /**
     * Creates a definition through the gate. Needs DEFINITION_EDIT. Blocks; call it in the background.
     *
     * @param intent made when the form opened: the same form sent twice creates once
     */
    ChangeResult create(Actor actor, Client client, UUID intent, DefinitionForm form);

    /** Reads a definition from the API now, for a form to be opened on. Needs DEFINITION_VIEW. Blocks. */
    Opened open(Actor actor, Client client, KeyPair path);

    /** A page of the list as the API itself orders it, past the mirror. Needs DEFINITION_VIEW. Blocks. */
    Browsed browse(Actor actor, Client client, DefinitionsQuery query);

    /**
     * Changes what differs from {@code opened} through the gate; the type cannot be changed. Needs DEFINITION_EDIT, and
     * DEFINITION_SHARE to change access. Blocks.
     *
     * @param opened the definition as the form was opened on
     */
    ChangeResult update(Actor actor, Client client, UUID intent, MetafieldDefinition opened, DefinitionForm form);

    /** Deletes it with every value that uses it, through the gate. Needs DEFINITION_EDIT. Blocks. */
    ChangeResult delete(Actor actor, Client client, UUID intent, MetafieldDefinition opened);

    /** Asks for a standard definition, through the gate; the API does not do it yet, and says so. Needs DEFINITION_EDIT. Blocks. */
    ChangeResult enableStandard(Actor actor, Client client, UUID intent, KeyPair path);

    /** What reading one definition gave. */
    sealed interface Opened {
        record Found(MetafieldDefinition definition) implements Opened {}

        record Missing() implements Opened {}

        record Unread(String code) implements Opened {}
    }

    /** What reading a page gave. */
    sealed interface Browsed {
        record Page(DefinitionListing listing) implements Browsed {}

        /**
         * There is none.
         *
         * @param messages the API's own words, if it gave any
         */
        record Unread(String code, List<String> messages) implements Browsed {}
    }

    /** Which rows, in which order. */
    record ListQuery(String filter, DefinitionNarrowing narrowing, Sort sort, boolean descending) {

        /** All that the filter fits. */
        public ListQuery(String filter, Sort sort, boolean descending) {
            this(filter, DefinitionNarrowing.NONE, sort, descending);
        }
    }

    enum Sort {
        KEY,
        NAME,
        TYPE,
        CHANGED
    }

    /**
     * A definition as last seen.
     *
     * @param paths all the paths under which the record knows it, its own among them
     */
    record DefinitionRow(
            MetafieldDefinition definition, @Nullable Instant changedAt, Set<String> paths) {

        /** One that always had this path. */
        public DefinitionRow(MetafieldDefinition definition, @Nullable Instant changedAt) {
            this(definition, changedAt, Set.of(definition.path().toString()));
        }

        public String uuid() {
            return definition.uuid();
        }

        public @Nullable String namespace() {
            return definition.namespace();
        }

        public String key() {
            return definition.key();
        }

        public @Nullable String name() {
            return definition.name();
        }

        public @Nullable String description() {
            return definition.description();
        }

        public String type() {
            return definition.type();
        }

        public List<Validation> validations() {
            return definition.validations();
        }

        public @Nullable Access access() {
            return definition.access();
        }
    }
}
