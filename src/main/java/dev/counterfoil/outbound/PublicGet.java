package dev.counterfoil.outbound;

import dev.counterfoil.outbound.GetFailedException.Why;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Gets small things, such as pictures, from servers that nobody listed. The address is looked up once, judged and pinned
 * ({@link AddressGuard#pinAnywhere}); nothing of ours goes along but the request; no redirect is followed; after so many bytes or so much time
 * the connection is closed. Each call has a connection of its own.
 */
public final class PublicGet implements AutoCloseable {

    /**
     * What one call may take.
     *
     * @param connect for the look-up, the connection and the TLS handshake, each
     * @param idle the longest silence
     * @param total from the look-up to the last byte
     */
    public record Limits(Duration connect, Duration idle, Duration total, int maxBytes) {}

    private final AddressGuard guard;
    private final Limits limits;
    private final Vertx vertx;
    private final HttpClient client;

    public PublicGet(AddressGuard guard, Limits limits) {
        this(guard, limits, null);
    }

    /** @param trust whom to believe about TLS; null for the JDK's own authorities */
    PublicGet(AddressGuard guard, Limits limits, @Nullable TrustOptions trust) {
        this.guard = guard;
        this.limits = limits;
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        client = vertx.createHttpClient(
                Connections.options(limits.connect(), trust).setKeepAlive(false));
    }

    /**
     * The whole body of an answer 200. Blocks: never call it with a Vaadin session locked or a transaction open.
     *
     * @param accept the media types asked for; what comes need not be one of them
     */
    public byte[] get(URI url, String accept) throws GetFailedException {
        long end = System.nanoTime() + limits.total().toNanos();
        Origin origin = origin(url);
        InetAddress address = pin(origin);
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(origin.host())
                .setPort(origin.port())
                .setSsl(origin.scheme().equals("https"))
                .setURI(target(url))
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, origin.port())))
                .setFollowRedirects(false)
                .setConnectTimeout(limits.connect().toMillis())
                .setIdleTimeout(limits.idle().toMillis())
                .putHeader(HttpHeaders.USER_AGENT, "Counterfoil")
                .putHeader(HttpHeaders.ACCEPT, accept)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        Call call = new Call(limits.maxBytes());
        client.request(options).onFailure(call::fail).onSuccess(call::send);
        try {
            return call.body.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new GetFailedException(Why.TIMED_OUT);
        } catch (ExecutionException failed) {
            throw told(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new GetFailedException(Why.TIMED_OUT);
        } finally {
            call.end();
        }
    }

    private static GetFailedException told(@Nullable Throwable cause) {
        if (cause instanceof GetFailedException told) {
            return told;
        }
        boolean late = cause instanceof TimeoutException || cause instanceof ConnectTimeoutException;
        return new GetFailedException(late ? Why.TIMED_OUT : Why.UNREACHABLE);
    }

    private static Origin origin(URI url) throws GetFailedException {
        try {
            return Origin.of(url);
        } catch (IllegalArgumentException unfit) {
            throw new GetFailedException(Why.NOT_A_URL);
        }
    }

    private static String target(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** On a thread of its own: name servers do not know our time-outs. */
    private InetAddress pin(Origin origin) throws GetFailedException {
        FutureTask<InetAddress> lookUp = new FutureTask<>(() -> guard.pinAnywhere(origin));
        Thread.ofVirtual().name("outbound-look-up").start(lookUp);
        try {
            return lookUp.get(limits.connect().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new GetFailedException(Why.TIMED_OUT);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new GetFailedException(Why.TIMED_OUT);
        } catch (ExecutionException refused) {
            throw new GetFailedException(
                    refused.getCause() instanceof RefusedException ? Why.REFUSED : Why.UNREACHABLE);
        }
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException stuck) {
            // Its threads are daemons' own; nothing of ours waits for them.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** One request and its answer. All but {@link #end()} runs on the connection's event loop. */
    private static final class Call {

        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final Buffer received = Buffer.buffer();
        private final int maxBytes;
        private volatile @Nullable HttpConnection connection;
        private volatile boolean ended;

        Call(int maxBytes) {
            this.maxBytes = maxBytes;
        }

        void send(HttpClientRequest request) {
            HttpConnection own = request.connection();
            connection = own;
            own.exceptionHandler(this::fail);
            request.exceptionHandler(this::fail);
            if (ended) {
                own.close();
                return;
            }
            request.response().onFailure(this::fail).onSuccess(this::receive);
            request.end();
        }

        private void receive(HttpClientResponse response) {
            if (response.statusCode() != 200) {
                fail(new GetFailedException(why(response.statusCode())));
                return;
            }
            response.exceptionHandler(this::fail);
            response.handler(chunk -> {
                if (received.length() + chunk.length() > maxBytes) {
                    fail(new GetFailedException(Why.TOO_LARGE));
                } else if (!body.isDone()) {
                    received.appendBuffer(chunk);
                }
            });
            response.endHandler(end -> body.complete(received.getBytes()));
        }

        private static Why why(int status) {
            if (status == 404 || status == 410) {
                return Why.NOT_FOUND;
            }
            return status >= 300 && status < 400 ? Why.REDIRECTED : Why.STATUS;
        }

        void fail(Throwable problem) {
            body.completeExceptionally(problem);
            end();
        }

        void end() {
            ended = true;
            HttpConnection own = connection;
            if (own != null) {
                own.close();
            }
        }
    }
}
