package dev.counterfoil.upstream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** What goes into the Authorization header. Prints {@code [sealed]}; wiped on {@link #close()}. */
public final class Credential implements AutoCloseable {

    private static final byte[] BEARER = "Bearer ".getBytes(StandardCharsets.US_ASCII);

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

    /**
     * An access token (RFC 6750, section 2.1). The token is copied, not kept.
     *
     * @throws IllegalArgumentException if it has characters that no token has; the message does not tell them
     */
    public static Credential bearer(byte[] token) {
        for (byte letter : token) {
            if (letter < '!' || letter > '~') {
                throw new IllegalArgumentException("an access token is printable ASCII without spaces");
            }
        }
        if (token.length == 0) {
            throw new IllegalArgumentException("an access token is not empty");
        }
        byte[] header = Arrays.copyOf(BEARER, BEARER.length + token.length);
        System.arraycopy(token, 0, header, BEARER.length, token.length);
        return new Credential(header);
    }

    /** What takes this credential out of text. */
    Redactor redactor() {
        if (header[0] == BEARER[0] && header[1] == BEARER[1]) {
            return Redactor.of(headerValue().substring(BEARER.length));
        }
        byte[] both = Base64.getDecoder().decode(Arrays.copyOfRange(header, "Basic ".length(), header.length));
        try {
            return Redactor.basic(both);
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
