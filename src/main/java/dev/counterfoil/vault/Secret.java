package dev.counterfoil.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A secret in the clear for as short as possible: prints {@code [sealed]}, is wiped on {@link #close()}. */
public final class Secret implements AutoCloseable {

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the array over: the caller must not use it any more. */
    public static Secret wrap(byte[] bytes) {
        return new Secret(bytes);
    }

    /** The bytes themselves, not a copy; valid until {@link #close()}. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
