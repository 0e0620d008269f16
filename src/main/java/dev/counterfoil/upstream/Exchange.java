package dev.counterfoil.upstream;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.client.impl.HttpContext;
import io.vertx.ext.web.client.impl.HttpResponseImpl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, as the interceptor of a web client that serves this call alone. It pins the connection, asks for leave right before
 * the bytes go, adds the credential only then, and takes the body itself, no more of it than allowed.
 *
 * <p>All but {@link #end()} runs on the connection's event loop.
 */
final class Exchange implements Handler<HttpContext<?>> {

    /** What the GraphQL client gets to read in place of the body: its own reader quotes whole bodies in messages and fails on {@code errors: null}. */
    private static final Buffer READ_BY_US = Buffer.buffer("{\"data\":{}}");

    /** Who calls, in place of the name of the library (RFC 9110, section 10.1.5). */
    private static final String USER_AGENT = "Counterfoil";

    /**
     * Names the operation in our record that a mutation belongs to, so that a log kept at the other side can be laid beside the record. A
     * random UUID: it tells nobody anything.
     */
    static final String OPERATION = "X-Counterfoil-Operation";

    private static final Pattern REQUEST_ID = Pattern.compile("[!-~]{1,128}");

    private enum Stage {
        UNSENT,
        SENT,
        ABANDONED
    }

    private final InetAddress address;
    private final Credential credential;
    private final @Nullable UUID operation;
    private final BooleanSupplier leave;
    private final Limits limits;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.UNSENT);

    private volatile @Nullable HttpConnection connection;
    private volatile boolean leaveRefused;
    private volatile @Nullable RawAnswer answer;

    /** What one call may take. */
    record Limits(int maxBytes, Duration connect, Duration idle, boolean keepAlive) {}

    /**
     * @param address the only address to connect to
     * @param operation what it is sent for; null for a read
     * @param leave asked once, right before the bytes leave
     */
    Exchange(
            InetAddress address,
            Credential credential,
            @Nullable UUID operation,
            BooleanSupplier leave,
            Limits limits) {
        this.address = address;
        this.credential = credential;
        this.operation = operation;
        this.leave = leave;
        this.limits = limits;
    }

    @Override
    public void handle(HttpContext<?> context) {
        switch (context.phase()) {
            case PREPARE_REQUEST -> {
                context.request().followRedirects(false);
                context.next();
            }
            case CREATE_REQUEST -> {
                pin(context.requestOptions());
                context.next();
            }
            case SEND_REQUEST -> send(context);
            case RECEIVE_RESPONSE -> receive(context);
            case FOLLOW_REDIRECT -> context.fail(new Stopped());
            case DISPATCH_RESPONSE, FAILURE -> context.next();
        }
    }

    private void pin(RequestOptions options) {
        options.setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, options.getPort())));
        options.setFollowRedirects(false);
        options.setConnectTimeout(limits.connect().toMillis());
        options.setIdleTimeout(limits.idle().toMillis());
    }

    private void send(HttpContext<?> context) {
        HttpClientRequest request = context.clientRequest();
        HttpConnection own = request.connection();
        connection = own;
        // Without handlers of ours these are logged as errors, with what the server wrote.
        own.exceptionHandler(broken -> {});
        request.exceptionHandler(broken -> {});
        if (!stage.compareAndSet(Stage.UNSENT, Stage.SENT)) {
            stop(context, own);
            return;
        }
        if (!mayLeave()) {
            leaveRefused = true;
            stop(context, own);
            return;
        }
        if (!limits.keepAlive()) {
            request.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        request.putHeader(HttpHeaders.USER_AGENT, USER_AGENT);
        if (operation != null) {
            request.putHeader(OPERATION, operation.toString());
        }
        request.putHeader(HttpHeaders.AUTHORIZATION, credential.headerValue());
        context.next();
    }

    private boolean mayLeave() {
        try {
            return leave.getAsBoolean();
        } catch (RuntimeException unclear) {
            return false;
        }
    }

    private void receive(HttpContext<?> context) {
        HttpClientResponse response = context.clientResponse();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(context::fail);
        response.handler(chunk -> {
            if (answer != null) {
                return;
            }
            int room = limits.maxBytes() - body.length();
            body.appendBuffer(chunk.length() > room ? chunk.slice(0, room) : chunk);
            if (chunk.length() > room) {
                answer = raw(response, body, true);
                stop(context, response.request().connection());
            }
        });
        response.endHandler(end -> {
            if (answer == null) {
                answer = raw(response, body, false);
                deliver(context, response);
            }
        });
        response.resume();
    }

    @SuppressWarnings("unchecked")
    private static void deliver(HttpContext<?> context, HttpClientResponse response) {
        ((HttpContext<Buffer>) context)
                .dispatchResponse(new HttpResponseImpl<>(
                        response.version(),
                        200,
                        "",
                        MultiMap.caseInsensitiveMultiMap(),
                        MultiMap.caseInsensitiveMultiMap(),
                        List.of(),
                        READ_BY_US,
                        List.of()));
    }

    private static RawAnswer raw(HttpClientResponse response, Buffer body, boolean tooLarge) {
        String id = response.getHeader("X-Request-Id");
        return new RawAnswer(
                response.statusCode(),
                body.getBytes(),
                tooLarge,
                id != null && REQUEST_ID.matcher(id).matches() ? id : null,
                response.getHeader("Retry-After"));
    }

    private static void stop(HttpContext<?> context, HttpConnection own) {
        own.close();
        context.fail(new Stopped());
    }

    /** The caller waits no longer: if nothing has been sent yet, nothing ever will be; if an answer is still out, its connection, and only that, is closed. */
    void end() {
        stage.compareAndSet(Stage.UNSENT, Stage.ABANDONED);
        HttpConnection own = connection;
        if (answer == null && own != null) {
            own.close();
        }
    }

    boolean sent() {
        return stage.get() == Stage.SENT && !leaveRefused;
    }

    boolean leaveRefused() {
        return leaveRefused;
    }

    /** What arrived, if enough did to be judged. */
    @Nullable
    RawAnswer answer() {
        return answer;
    }

    /** Ends the exchange without a word of what was in it. */
    static final class Stopped extends RuntimeException {

        Stopped() {
            super("stopped", null, false, false);
        }
    }
}
