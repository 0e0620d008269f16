package dev.counterfoil.upstream;

import dev.counterfoil.outbound.Connections;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.outbound.RefusedException;
import io.netty.channel.ConnectTimeoutException;
import io.smallrye.graphql.client.dynamic.api.DynamicGraphQLClient;
import io.smallrye.graphql.client.vertx.dynamic.VertxDynamicGraphQLClientBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.web.client.WebClientOptions;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.net.InetAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The transport: the SmallRye GraphQL client over a web client of ours. One GraphQL client for each call, from a fresh builder, so that none holds a
 * credential or serves two callers; below them two pools of connections, one that keeps them for a while (reads) and one that never does (mutations).
 *
 * @see "Decision: docs/decisions/0004-upstream-transport.md"
 */
final class SmallRyeUpstream implements Upstream, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmallRyeUpstream.class);

    private static final JsonReaderFactory JSON = jakarta.json.Json.createReaderFactory(Map.of());

    /** Decides where a connection to an origin may go. */
    @FunctionalInterface
    interface Pinning {

        InetAddress pin(Origin origin) throws RefusedException;
    }

    private final UpstreamProperties properties;
    private final Pinning pinning;
    private final Vertx vertx;
    private final WebClientOptions bare;
    private final WebClientOptions keeping;
    private final HttpClient reads;
    private final HttpClient mutations;
    private final ReadSlots turns;
    private volatile boolean closing;

    /** @param trust whom to believe about TLS; null for the JDK's own authorities */
    SmallRyeUpstream(UpstreamProperties properties, Pinning pinning, @Nullable TrustOptions trust) {
        this.properties = properties;
        this.pinning = pinning;
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        keeping = Connections.options(properties.connectTimeout(), trust).setKeepAlive(true);
        WebClientOptions fresh =
                Connections.options(properties.connectTimeout(), trust).setKeepAlive(false);
        bare = new WebClientOptions().setPoolCleanerPeriod(0);
        reads = vertx.createHttpClient(keeping);
        mutations = vertx.createHttpClient(fresh);
        turns = new ReadSlots(properties.maxConcurrentReads());
    }

    @Override
    public Answer read(Endpoint endpoint, Credential credential, String document, ObjectNode variables) {
        long start = System.nanoTime();
        if (!Documents.isQuery(document)) {
            return new Answer.NotSent(Answer.Reason.NOT_A_QUERY, since(start));
        }
        if (!turns.take(endpoint.origin(), properties.deadline())) {
            return new Answer.NotSent(Answer.Reason.CONNECT_TIMEOUT, since(start));
        }
        try {
            return call(
                    new Call(reads, endpoint, credential, null, () -> true, properties.deadline(), start),
                    web -> graphQl(web, endpoint, document, variables),
                    (raw, took) -> AnswerReader.read(raw, credential.redactor(), took));
        } finally {
            turns.giveBack(endpoint.origin());
        }
    }

    @Override
    public Answer mutate(Permit permit, Endpoint endpoint, Credential credential, Mutation mutation) {
        long start = System.nanoTime();
        Redactor redactor = credential
                .redactor()
                .and(FieldClasses.of(mutation.api()).secrets(mutation.field(), mutation.variables()));
        if (mutation.api() == Api.TOKENS) {
            TokenForm form = new TokenForm(mutation.variables());
            return call(
                    new Call(
                            mutations,
                            endpoint,
                            credential,
                            permit.operationId(),
                            permit::redeem,
                            permit.deadline(),
                            start),
                    web -> form.send(web, endpoint),
                    (raw, took) -> TokenAnswerReader.read(raw, redactor, took));
        }
        if (!Documents.isMutationOf(mutation.field(), mutation.document())) {
            return new Answer.NotSent(Answer.Reason.NOT_A_QUERY, since(start));
        }
        return call(
                new Call(
                        mutations,
                        endpoint,
                        credential,
                        permit.operationId(),
                        permit::redeem,
                        permit.deadline(),
                        start),
                web -> graphQl(web, endpoint, mutation.document(), mutation.variables()),
                (raw, took) -> AnswerReader.read(raw, redactor, took));
    }

    /** Whom to call, for which recorded operation if any, and for how long. */
    private record Call(
            HttpClient connections,
            Endpoint endpoint,
            Credential credential,
            @Nullable UUID operation,
            BooleanSupplier leave,
            Duration deadline,
            long start) {}

    /** Something on its way, which is given back when the call ends. */
    record Sending(CompletionStage<?> done, AutoCloseable client) {}

    private Answer call(
            Call call, Function<CallWebClient, Sending> send, BiFunction<RawAnswer, Duration, Answer> reader) {
        InetAddress address;
        try {
            address = pin(call.endpoint().origin(), shorter(properties.connectTimeout(), call.deadline()));
        } catch (Unsent unsent) {
            return new Answer.NotSent(unsent.reason, since(call.start()));
        }
        Exchange exchange = new Exchange(
                address,
                call.credential(),
                call.operation(),
                call.leave(),
                new Exchange.Limits(
                        Math.toIntExact(properties.maxResponseBytes().toBytes()),
                        shorter(properties.connectTimeout(), call.deadline()),
                        properties.idleTimeout(),
                        call.connections() == reads));
        Throwable failure = run(call, exchange, send);
        RawAnswer raw = exchange.answer();
        if (raw != null) {
            return reader.apply(raw, since(call.start()));
        }
        if (exchange.sent()) {
            return new Answer.Lost(failure instanceof TimeoutException, since(call.start()));
        }
        return new Answer.NotSent(
                exchange.leaveRefused() ? Answer.Reason.LEASE_EXPIRED : reason(call.endpoint(), failure),
                since(call.start()));
    }

    /** Runs the exchange to its end or the deadline, after which nothing of it goes on; null when an answer was delivered. */
    private @Nullable Throwable run(Call call, Exchange exchange, Function<CallWebClient, Sending> send) {
        AutoCloseable client = null;
        try {
            Sending sending = send.apply(new CallWebClient(call.connections(), keeping, exchange));
            client = sending.client();
            Duration left = call.deadline().minus(since(call.start()));
            sending.done().toCompletableFuture().get(Math.max(1, left.toNanos()), TimeUnit.NANOSECONDS);
            return null;
        } catch (ExecutionException failed) {
            return failed.getCause() == null ? failed : failed.getCause();
        } catch (TimeoutException late) {
            return late;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return interrupted;
        } catch (RuntimeException unexpected) {
            // The class only: its message may hold what was sent or received.
            log.warn(
                    "Call to {} failed: {}",
                    call.endpoint().origin(),
                    unexpected.getClass().getName());
            return unexpected;
        } finally {
            exchange.end();
            if (client != null) {
                close(client);
            }
        }
    }

    private Sending graphQl(CallWebClient web, Endpoint endpoint, String document, ObjectNode variables) {
        DynamicGraphQLClient client = new VertxDynamicGraphQLClientBuilder()
                .vertx(vertx)
                .webClient(web)
                .options(bare)
                .url(endpoint.url().toString())
                .build();
        try {
            return new Sending(
                    client.executeAsync(document, variables(variables)).subscribeAsCompletionStage(), client);
        } catch (RuntimeException unsent) {
            close(client);
            throw unsent;
        }
    }

    private static void close(AutoCloseable client) {
        try {
            client.close();
        } catch (Exception ignored) {
            log.debug("A client did not close: {}", ignored.getClass().getName());
        }
    }

    private static Map<String, Object> variables(ObjectNode variables) {
        try (var reader = JSON.createReader(new StringReader(variables.toString()))) {
            return new HashMap<>(reader.readObject());
        }
    }

    /** Looks up and judges the address, on a thread of its own: name servers do not know our time-outs. */
    private InetAddress pin(Origin origin, Duration limit) throws Unsent {
        if (closing) {
            throw new Unsent(Answer.Reason.SHUTTING_DOWN);
        }
        FutureTask<InetAddress> lookUp = new FutureTask<>(() -> pinning.pin(origin));
        Thread.ofVirtual().name("upstream-look-up").start(lookUp);
        try {
            return lookUp.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new Unsent(Answer.Reason.CONNECT_TIMEOUT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unsent(Answer.Reason.SHUTTING_DOWN);
        } catch (ExecutionException failed) {
            throw new Unsent(
                    failed.getCause() instanceof RefusedException refused
                            ? switch (refused.why()) {
                                case ORIGIN_NOT_ALLOWED -> Answer.Reason.ORIGIN_NOT_ALLOWED;
                                case UNKNOWN_HOST -> Answer.Reason.UNKNOWN_HOST;
                                case PRIVATE_ADDRESS -> Answer.Reason.PRIVATE_ADDRESS;
                            }
                            : Answer.Reason.UNKNOWN_HOST);
        }
    }

    private Answer.Reason reason(Endpoint endpoint, @Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return Answer.Reason.TLS;
            }
            if (cause instanceof ConnectTimeoutException || cause instanceof TimeoutException) {
                return Answer.Reason.CONNECT_TIMEOUT;
            }
            if (cause instanceof InterruptedException) {
                return Answer.Reason.SHUTTING_DOWN;
            }
            if (cause instanceof ClosedChannelException
                    && endpoint.origin().scheme().equals("https")) {
                return Answer.Reason.TLS;
            }
        }
        return closing ? Answer.Reason.SHUTTING_DOWN : Answer.Reason.REFUSED;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Refuses new calls, ends those under way, gives everything back. */
    @Override
    public void close() {
        closing = true;
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException stuck) {
            log.warn("The transport's threads did not end in time");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Unsent extends Exception {

        private final Answer.Reason reason;

        Unsent(Answer.Reason reason) {
            super(reason.name());
            this.reason = reason;
        }
    }
}
