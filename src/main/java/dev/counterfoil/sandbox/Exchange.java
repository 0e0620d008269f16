package dev.counterfoil.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One HTTP request and its answer, with limits. */
final class Exchange {

    static final int LARGEST_BODY = 1 << 20;
    private static final int DRAINED = 64 << 20;
    private static final int PIECE = 16;
    private final HttpExchange http;

    Exchange(HttpExchange http) {
        this.http = http;
    }

    String method() {
        return http.getRequestMethod();
    }

    String path() {
        return http.getRequestURI().getPath();
    }

    /** The sandbox's own address, such as {@code http://localhost:8090}. */
    String origin() {
        return "http://localhost:" + http.getLocalAddress().getPort();
    }

    @Nullable
    String rawQuery() {
        return http.getRequestURI().getRawQuery();
    }

    @Nullable
    String header(String name) {
        return http.getRequestHeaders().getFirst(name);
    }

    boolean hasType(String wanted) {
        String type = header("Content-Type");
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(wanted);
    }

    /** The whole body, or empty when it is larger than 1 MiB; then it is read to its end, so that the client hears the answer. */
    Optional<byte[]> body() throws IOException {
        InputStream in = http.getRequestBody();
        byte[] body = in.readNBytes(LARGEST_BODY + 1);
        if (body.length <= LARGEST_BODY) {
            return Optional.of(body);
        }
        long rest = DRAINED;
        byte[] sink = new byte[1 << 16];
        for (int read = 0; rest > 0 && read >= 0; rest -= read) {
            read = in.read(sink);
        }
        return Optional.empty();
    }

    void send(Answer answer) throws IOException {
        head(answer, answer.body().length == 0 ? -1 : answer.body().length);
        try (OutputStream out = http.getResponseBody()) {
            out.write(answer.body());
        }
        http.close();
    }

    /** Sends the answer in pieces of 16 bytes with a pause before each. */
    void trickle(Answer answer, long pause) throws IOException, InterruptedException {
        head(answer, answer.body().length);
        try (OutputStream out = http.getResponseBody()) {
            byte[] body = answer.body();
            for (int at = 0; at < body.length; at += PIECE) {
                Thread.sleep(pause);
                out.write(Arrays.copyOfRange(body, at, Math.min(body.length, at + PIECE)));
                out.flush();
            }
        }
        http.close();
    }

    /** Sends the answer with blanks before its last brace until it has this size. */
    void inflate(Answer answer, long size) throws IOException {
        byte[] body = answer.body();
        head(answer, Math.max(size, body.length));
        try (OutputStream out = http.getResponseBody()) {
            out.write(body, 0, body.length - 1);
            byte[] blanks = new byte[1 << 16];
            Arrays.fill(blanks, (byte) ' ');
            long missing = Math.max(0, size - body.length);
            while (missing > 0) {
                int now = (int) Math.min(missing, blanks.length);
                out.write(blanks, 0, now);
                missing -= now;
            }
            out.write(body, body.length - 1, 1);
        }
        http.close();
    }

    /** Closes the connection without an answer. */
    void drop() {
        http.close();
    }

    private void head(Answer answer, long length) throws IOException {
        answer.headers().forEach(http.getResponseHeaders()::set);
        http.getResponseHeaders().set("Cache-Control", "no-store");
        http.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        http.getResponseHeaders().set("X-Request-Id", UUID.randomUUID().toString());
        http.sendResponseHeaders(answer.status(), length);
    }
}
