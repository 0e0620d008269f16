package dev.counterfoil.outbound;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Speaks to one server on this machine and to no other: no redirect is followed, and time and size are bounded. */
public final class LoopbackHttp implements AutoCloseable {

    /** What came back. */
    public record Answer(int status, byte[] body) {}

    private final Origin origin;
    private final Duration patience;
    private final int largest;
    private final AddressGuard guard;
    private final HttpClient http;

    /**
     * @param patience for the connection, and for the whole answer
     * @param largest how many bytes a body may have
     * @throws IllegalArgumentException if the origin is not this machine as written
     */
    public LoopbackHttp(Origin origin, Duration patience, int largest) {
        if (!Addresses.isLoopbackHost(origin.host())) {
            throw new IllegalArgumentException("not on this machine");
        }
        this.origin = origin;
        this.patience = patience;
        this.largest = largest;
        this.guard = new AddressGuard(new OriginList(List.of(origin)));
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /**
     * Sends one request. Waits for the network; call it without holding a session.
     *
     * @param path from the slash on
     * @throws IOException if there is no whole answer in time, it is too large, or the thread was interrupted
     */
    public Answer send(String method, String path, Map<String, String> headers, byte @Nullable [] body)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .timeout(patience)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), largest));
        try {
            // The request's own time-out ends with the head of the answer; this one includes its body.
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.body());
        } catch (TimeoutException | ExecutionException failed) {
            throw new IOException("no answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            answer.cancel(true);
        }
    }

    private URI address(String path) throws IOException {
        try {
            InetAddress pinned = guard.pin(origin);
            String host =
                    pinned instanceof Inet6Address ? "[" + pinned.getHostAddress() + "]" : pinned.getHostAddress();
            return URI.create("%s://%s:%d%s".formatted(origin.scheme(), host, origin.port(), path));
        } catch (RefusedException refused) {
            throw new IOException("the address is not to be called", refused);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
