package dev.counterfoil.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.testing.StubServer;
import dev.counterfoil.testing.StubServer.Reply;
import dev.counterfoil.upstream.Calls.CountedPermit;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** What becomes of a call when the other side misbehaves: nothing goes elsewhere, nothing goes twice, nothing goes on for ever. */
class TransportFailureTests {

    private static final Duration SHORT = Duration.ofMillis(400);

    private StubServer server;
    private SmallRyeUpstream upstream;

    @BeforeEach
    void start() throws IOException {
        server = StubServer.start();
        upstream = Calls.transport(Calls.limits(), server);
    }

    @AfterEach
    void stop() throws IOException {
        upstream.close();
        server.close();
    }

    private SmallRyeUpstream withDeadline(Duration deadline) {
        upstream.close();
        upstream = Calls.transport(Calls.limits(usual -> deadline, DataSize.ofMegabytes(8)), server);
        return upstream;
    }

    private SmallRyeUpstream withLimit(DataSize size) {
        upstream.close();
        upstream = Calls.transport(Calls.limits(usual -> usual, size), server);
        return upstream;
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_a_failure_and_nothing_arrives_where_it_points(int status) throws IOException {
        try (StubServer elsewhere = StubServer.start();
                SmallRyeUpstream both = Calls.transport(Calls.limits(), server, elsewhere)) {
            server.then(Reply.of(
                    status, "{\"data\":{}}", "Location", elsewhere.url().toString()));

            Answer read = Calls.read(both, server);
            Answer mutated = Calls.mutate(both, server, CountedPermit.good());

            assertThat(Stream.of(read, mutated))
                    .allSatisfy(answer -> assertThat(answer)
                            .isInstanceOfSatisfying(
                                    Answer.HttpFailure.class,
                                    failure -> assertThat(failure.status()).isEqualTo(status)));
            assertThat(elsewhere.connections()).isZero();
            assertThat(server.received()).hasSize(2);
        }
    }

    @Test
    void without_an_answer_the_deadline_closes_that_connection_while_another_call_goes_on() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        server.then(
                conversation -> {
                    asked.countDown();
                    goOn.await();
                    conversation.answer(200, "{\"data\":{\"x\":1}}");
                },
                Reply.silence());
        CompletableFuture<Answer> other = CompletableFuture.supplyAsync(() -> Calls.read(upstream, server));
        assertThat(asked.await(2, TimeUnit.MINUTES)).isTrue();

        Answer silent = Calls.mutate(upstream, server, new CountedPermit(true, SHORT));

        assertThat(silent)
                .isInstanceOfSatisfying(
                        Answer.Lost.class, lost -> assertThat(lost.timedOut()).isTrue());
        assertThat(server.sawTheEnd()).isTrue();
        assertThat(other).isNotDone();
        goOn.countDown();
        assertThat(other.get(2, TimeUnit.MINUTES)).isInstanceOf(Answer.Success.class);
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void a_slow_drip_does_not_outlast_the_deadline() throws Exception {
        withDeadline(SHORT);
        server.then(conversation -> {
            conversation.closeAfter();
            conversation.raw("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            while (true) {
                conversation.raw(" ");
                Thread.sleep(Duration.ofMillis(5));
            }
        });

        assertThat(Calls.read(upstream, server))
                .isInstanceOfSatisfying(
                        Answer.Lost.class, lost -> assertThat(lost.timedOut()).isTrue());
    }

    @Test
    void silence_beyond_the_idle_time_out_loses_the_call_long_before_the_deadline() throws Exception {
        upstream.close();
        UpstreamProperties usual = Calls.limits();
        upstream = Calls.transport(
                new UpstreamProperties(
                        usual.partnersUrl(),
                        null,
                        null,
                        usual.allowedOrigins(),
                        usual.connectTimeout(),
                        Duration.ofMinutes(10),
                        SHORT,
                        usual.maxConcurrentReads(),
                        usual.maxResponseBytes()),
                server);
        server.then(Reply.silence());

        assertThat(Calls.read(upstream, server))
                .isInstanceOfSatisfying(
                        Answer.Lost.class, lost -> assertThat(lost.timedOut()).isTrue());
        assertThat(server.sawTheEnd()).isTrue();
    }

    static Stream<Reply> huge() {
        String megabyte = "x".repeat(1024 * 1024);
        return Stream.of(
                conversation -> {
                    conversation.raw("HTTP/1.1 200 OK\r\nContent-Length: 52428800\r\n\r\n");
                    for (int i = 0; i < 50; i++) {
                        conversation.raw(megabyte);
                    }
                    conversation.awaitEnd();
                },
                conversation -> {
                    conversation.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    try {
                        while (true) {
                            conversation.raw("100000\r\n" + megabyte + "\r\n");
                        }
                    } catch (IOException closed) {
                        conversation.awaitEnd();
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("huge")
    void a_body_beyond_the_limit_is_cut_off_and_malformed(Reply reply) throws Exception {
        withLimit(DataSize.ofMegabytes(8));
        server.then(reply);

        assertThat(Calls.read(upstream, server))
                .isInstanceOfSatisfying(
                        Answer.Malformed.class,
                        malformed -> assertThat(malformed.excerpt()).isEqualTo("x".repeat(200)));
    }

    @Test
    void of_50_megabytes_most_never_leave_the_server() throws Exception {
        String megabyte = "x".repeat(1024 * 1024);
        CompletableFuture<Integer> written = new CompletableFuture<>();
        server.then(conversation -> {
            int count = 0;
            try {
                conversation.raw("HTTP/1.1 200 OK\r\nContent-Length: 52428800\r\n\r\n");
                for (; count < 50; count++) {
                    conversation.raw(megabyte);
                }
            } finally {
                written.complete(count);
            }
        });

        assertThat(Calls.read(upstream, server)).isInstanceOf(Answer.Malformed.class);
        assertThat(written.get(2, TimeUnit.MINUTES))
                .as("the rest is what the system buffers")
                .isLessThan(40);
    }

    @Test
    void a_body_of_exactly_the_limit_is_read_and_one_byte_more_is_not() {
        String body = "{\"data\":{\"x\":1}}";
        withLimit(DataSize.ofBytes(body.length()));
        server.then(Reply.json(body), Reply.json(body + " "));

        assertThat(Calls.read(upstream, server)).isInstanceOf(Answer.Success.class);
        assertThat(Calls.read(upstream, server)).isInstanceOf(Answer.Malformed.class);
    }

    @Test
    void an_oversize_failure_keeps_its_status() {
        withLimit(DataSize.ofBytes(10));
        server.then(Reply.of(503, "x".repeat(100)));

        assertThat(Calls.read(upstream, server))
                .isInstanceOfSatisfying(
                        Answer.HttpFailure.class,
                        failure -> assertThat(failure.status()).isEqualTo(503));
    }

    @Test
    void a_refused_connection_means_not_sent() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        StubServer gone = StubServer.on(java.net.InetAddress.getByName("127.0.0.1"), free);
        gone.close();
        try (SmallRyeUpstream toNowhere = Calls.transport(Calls.limits(), gone)) {
            CountedPermit permit = CountedPermit.good();

            Answer answer = Calls.mutate(toNowhere, gone, permit);

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Answer.NotSent.class,
                            unsent -> assertThat(unsent.reason()).isEqualTo(Answer.Reason.REFUSED));
            assertThat(permit.redeemed).hasValue(0);
            assertThat(answer.bytesMayHaveLeft()).isFalse();
        }
    }

    static Stream<Reply> broken() {
        return Stream.of(
                Reply.hangUp(),
                conversation -> {
                    conversation.socket.shutdownOutput();
                    conversation.awaitEnd();
                },
                conversation -> {
                    conversation.socket.setSoLinger(true, 0);
                    conversation.closeAfter();
                },
                conversation -> {
                    conversation.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":");
                    conversation.closeAfter();
                },
                conversation -> {
                    conversation.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"data\":\r\n");
                    conversation.closeAfter();
                },
                conversation -> {
                    conversation.raw("SSH-2.0-OpenSSH_9.2\r\n\r\n");
                    conversation.closeAfter();
                },
                conversation -> {
                    conversation.raw("HTTP/1.1 200 OK\r\nX-Long: " + "y".repeat(100_000) + "\r\n\r\n");
                    conversation.closeAfter();
                });
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_connection_that_breaks_after_the_request_loses_the_call_and_the_server_saw_one_request(Reply reply) {
        server.then(reply);
        CountedPermit permit = CountedPermit.good();

        Answer answer = Calls.mutate(upstream, server, permit);

        assertThat(answer).isInstanceOf(Answer.Lost.class);
        assertThat(answer.bytesMayHaveLeft()).isTrue();
        assertThat(server.received()).hasSize(1);
        assertThat(server.connections()).isEqualTo(1);
        assertThat(permit.redeemed).hasValue(1);
    }

    @Test
    void an_answer_of_early_hints_and_then_the_real_one_is_read() {
        server.then(conversation -> conversation.raw(
                "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 11\r\n"
                        + "\r\n{\"data\":{}}"));

        assertThat(Calls.read(upstream, server)).isInstanceOf(Answer.Success.class);
    }

    @Test
    void a_body_that_ends_with_its_connection_is_read() {
        server.then(conversation -> {
            conversation.raw("HTTP/1.1 200 OK\r\n\r\n{\"data\":{}}");
            conversation.closeAfter();
        });

        assertThat(Calls.read(upstream, server)).isInstanceOf(Answer.Success.class);
    }

    @Test
    void after_shutdown_nothing_is_sent() {
        upstream.close();

        assertThat(Calls.read(upstream, server))
                .isInstanceOfSatisfying(
                        Answer.NotSent.class,
                        unsent -> assertThat(unsent.reason()).isEqualTo(Answer.Reason.SHUTTING_DOWN));
        assertThat(server.connections()).isZero();
    }

    @Test
    void an_interrupted_caller_gets_its_loss_at_once_and_stays_interrupted() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.then(conversation -> {
            asked.countDown();
            conversation.awaitEnd();
        });
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        CompletableFuture<Answer> result = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            result.complete(Calls.read(upstream, server));
            flag.complete(Thread.currentThread().isInterrupted());
        });
        assertThat(asked.await(2, TimeUnit.MINUTES)).isTrue();

        caller.interrupt();

        assertThat(result.get(2, TimeUnit.MINUTES)).isInstanceOf(Answer.Lost.class);
        assertThat(flag.get(2, TimeUnit.MINUTES)).isTrue();
        assertThat(server.sawTheEnd()).isTrue();
    }
}
