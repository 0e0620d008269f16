package dev.counterfoil.upstream.partners;

import org.jspecify.annotations.Nullable;

/** Path of a definition or namespace ({@code CustomDataKeyPairInput}); without a namespace the client's own reserved one is meant. */
public record KeyPair(@Nullable String namespace, String key) {

    /** Reads what {@link #toString} writes: levels are separated by periods, the last is the key. */
    public static KeyPair parse(String path) {
        int at = path.lastIndexOf('.');
        return at < 0 ? new KeyPair(null, path) : new KeyPair(path.substring(0, at), path.substring(at + 1));
    }

    @Override
    public String toString() {
        return namespace == null ? key : namespace + "." + key;
    }
}
