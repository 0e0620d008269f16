package dev.counterfoil.upstream.partners;

import org.jspecify.annotations.Nullable;

/** Path of a definition or namespace ({@code CustomDataKeyPairInput}); without a namespace the client's own reserved one is meant. */
public record KeyPair(@Nullable String namespace, String key) {

    @Override
    public String toString() {
        return namespace == null ? key : namespace + "." + key;
    }
}
