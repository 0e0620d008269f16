package dev.counterfoil.upstream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** What goes into the Authorization header. Prints {@code [sealed]}; wiped on {@link #close()}. */
public final class Credential implements AutoCloseable {

    private final byte[] header;

    private Credential(byte[] header) {
        this.header = header;
    }

    /** HTTP Basic (RFC 7617): client ID as user, secret as password. The secret is copied, not kept. */
    public static Credential basic(String user, byte[] password) {
        byte[] name = (user + ":").getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(name, name.length + password.length);
        System.arraycopy(password, 0, both, name.length, password.length);
        byte[] encoded = Base64.getEncoder().encode(both);
        Arrays.fill(both, (byte) 0);
        byte[] prefix = "Basic ".getBytes(StandardCharsets.US_ASCII);
        byte[] header = Arrays.copyOf(prefix, prefix.length + encoded.length);
        System.arraycopy(encoded, 0, header, prefix.length, encoded.length);
        Arrays.fill(encoded, (byte) 0);
        return new Credential(header);
    }

    /** What takes this credential out of text. */
    Redactor redactor() {
        byte[] both = Base64.getDecoder().decode(Arrays.copyOfRange(header, "Basic ".length(), header.length));
        try {
            return new Redactor(both);
        } finally {
            Arrays.fill(both, (byte) 0);
        }
    }

    String headerValue() {
        return new String(header, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        Arrays.fill(header, (byte) 0);
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
