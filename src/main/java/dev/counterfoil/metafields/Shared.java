package dev.counterfoil.metafields;

import dev.counterfoil.ledger.Subject;
import dev.counterfoil.mirror.SeenNamespace;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import org.jspecify.annotations.Nullable;

/** What can be shared: a definition, or a namespace with all that is in it. */
public sealed interface Shared {

    KeyPair path();

    /** Who may use it, as far as is known. */
    @Nullable
    Access access();

    Subject subject();

    /** A definition as the person saw it. */
    record Definition(MetafieldDefinition opened) implements Shared {

        @Override
        public KeyPair path() {
            return opened.path();
        }

        @Override
        public @Nullable Access access() {
            return opened.access();
        }

        @Override
        public Subject subject() {
            return new Subject("metafieldDefinition", path().toString(), opened.key());
        }
    }

    /** A namespace; no query returns one, so what is remembered of it may be old, or nothing. */
    record Namespace(KeyPair path, @Nullable SeenNamespace remembered) implements Shared {

        @Override
        public @Nullable Access access() {
            return remembered == null ? null : remembered.namespace().access();
        }

        @Override
        public Subject subject() {
            return new Subject("metafieldNamespace", path.toString(), path.toString());
        }
    }
}
