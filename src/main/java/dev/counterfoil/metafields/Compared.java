package dev.counterfoil.metafields;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.mirror.MirrorState;
import dev.counterfoil.mirror.SeenNamespace;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One client compared with others, as last seen.
 *
 * @param states how fresh what was seen is, for the source and each target
 * @param unknownSpaces namespaces of the source that cannot be compared: only definitions tell of them, or they are inside others
 * @param items by key, then target; within both, what has to be there first comes first
 */
public record Compared(
        Client source,
        List<Client> targets,
        Map<ClientId, MirrorState> states,
        List<String> unknownSpaces,
        List<Item> items) {

    /** How a thing of the source stands at a target. */
    public enum State {
        MISSING,
        DIFFERENT,
        /** The target's has another type, which nothing changes. */
        TYPE_CONFLICT,
        /** The target knows something that was shared with it by this key. */
        KEY_TAKEN,
        ONLY_ON_TARGET,
        EQUAL;

        /** Whether copying does something about it. */
        public boolean copyable() {
            return this == MISSING || this == DIFFERENT;
        }
    }

    /** What is compared; in the order in which it has to be copied. */
    public enum Kind {
        NAMESPACE,
        DEFINITION,
        /** Who may use the namespace or definition. */
        GRANTS
    }

    /**
     * One thing at one target.
     *
     * @param fields what differs: names of fields, or grantees
     */
    public record Item(Client target, String key, State state, List<String> fields, Subject subject) {

        /** The same for the same thing of any comparison. */
        public String id() {
            return kind() + " " + about() + " " + target.id() + " " + key;
        }

        /** The kind of thing it is about, {@link Kind#NAMESPACE} or {@link Kind#DEFINITION}: access is access to one of them. */
        public Kind about() {
            return subject instanceof GrantsSubject it ? it.to() : kind();
        }

        public Kind kind() {
            return switch (subject) {
                case NamespaceSubject it -> Kind.NAMESPACE;
                case DefinitionSubject it -> Kind.DEFINITION;
                case GrantsSubject it -> Kind.GRANTS;
            };
        }
    }

    /** Both sides; one of them may not be there. */
    public sealed interface Subject {}

    public record DefinitionSubject(
            @Nullable MetafieldDefinition source, @Nullable MetafieldDefinition found) implements Subject {}

    /** As far as they are remembered: no query returns a namespace. */
    public record NamespaceSubject(
            @Nullable SeenNamespace source, @Nullable SeenNamespace found) implements Subject {}

    /**
     * Access to a namespace or definition.
     *
     * @param to which of them
     * @param wanted the source's, for the grantees of the target's environment
     * @param found the target's, null while the thing is not there, or nothing is remembered of it
     * @param give what copying sends: what of it is wanted and not in force
     */
    public record GrantsSubject(
            Kind to, KeyPair path, Access wanted, @Nullable Access found, Access give) implements Subject {

        /** Grants and a default at the target of which the source knows nothing; copying takes nothing away. */
        public Access extra() {
            if (found == null) {
                return new Access(null, List.of());
            }
            return new Access(
                    wanted.level() == null ? found.level() : null,
                    found.grants().stream()
                            .filter(grant -> Sharing.level(wanted, Sharing.target(grant)) == null)
                            .toList());
        }

        /** How many there are of them. */
        public int more() {
            Access extra = extra();
            return extra.grants().size() + (extra.level() == null ? 0 : 1);
        }
    }
}
