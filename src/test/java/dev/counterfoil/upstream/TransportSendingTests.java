package dev.counterfoil.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.outbound.AddressGuard;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.outbound.OriginList;
import dev.counterfoil.testing.Eventually;
import dev.counterfoil.testing.StubServer;
import dev.counterfoil.testing.StubServer.Reply;
import dev.counterfoil.upstream.Calls.CountedPermit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves, when, and to where. */
class TransportSendingTests {

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

    private static void assertNotSent(Answer answer, Answer.Reason reason) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.NotSent.class,
                        unsent -> assertThat(unsent.reason()).isEqualTo(reason));
        assertThat(answer.bytesMayHaveLeft()).isFalse();
    }

    @Test
    void without_a_permit_that_can_be_redeemed_not_a_byte_is_sent() {
        CountedPermit expired = new CountedPermit(false, Duration.ofMinutes(2));

        assertNotSent(Calls.mutate(upstream, server, expired), Answer.Reason.LEASE_EXPIRED);

        assertThat(expired.redeemed).hasValue(1);
        assertThat(server.received()).isEmpty();
        assertThat(server.bytesReceived()).isZero();
    }

    @Test
    void an_origin_is_asked_so_many_reads_at_once_and_no_more_and_changes_do_not_queue_behind_them() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        for (int i = 0; i < Calls.READS; i++) {
            server.then(conversation -> {
                answers.await();
                conversation.answer(200, "{\"data\":{}}", "Content-Type", "application/json");
            });
        }
        server.then(Reply.json("{\"data\":{\"metafieldDefinitionDelete\":{\"userErrors\":[]}}}"));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> first = new ArrayList<>();
            for (int i = 0; i < Calls.READS; i++) {
                first.add(callers.submit(() -> Calls.read(upstream, server)));
            }
            Eventually.until(() -> server.received().size() == Calls.READS, () -> {});
            FutureTask<Answer> next = new FutureTask<>(() -> Calls.read(upstream, server));
            Thread waiting = Thread.ofPlatform().start(next);
            Eventually.until(
                    () -> next.isDone()
                            || Arrays.stream(waiting.getStackTrace())
                                    .anyMatch(frame -> frame.getClassName().equals(ReadSlots.class.getName())),
                    () -> {});

            assertThat(Calls.mutate(upstream, server, CountedPermit.good())).isInstanceOf(Answer.Success.class);
            assertThat(server.received()).hasSize(Calls.READS + 1);
            assertThat(next.isDone()).isFalse();

            answers.countDown();
            for (Future<Answer> one : first) {
                assertThat(one.get()).isInstanceOf(Answer.Success.class);
            }
            assertThat(next.get()).isInstanceOf(Answer.Success.class);
        }
    }

    @Test
    void a_turn_that_does_not_come_in_time_is_not_waited_for_and_other_origins_have_their_own() {
        ReadSlots slots = new ReadSlots(1);
        Origin busy = Origin.parse("https://shop.app");
        assertThat(slots.take(busy, Duration.ZERO)).isTrue();

        assertThat(slots.take(busy, Duration.ofMillis(1))).isFalse();
        assertThat(slots.take(Origin.parse("https://accounts.shop.app"), Duration.ZERO))
                .isTrue();
        slots.giveBack(busy);
        assertThat(slots.take(busy, Duration.ZERO)).isTrue();
    }

    @Test
    void a_mutation_names_its_operation_and_a_read_names_none() {
        Calls.mutate(upstream, server, CountedPermit.good());
        Calls.read(upstream, server);

        assertThat(server.received())
                .extracting(received -> received.header("X-Counterfoil-Operation"))
                .containsExactly("00000000-0000-0000-0000-000000000001", null);
    }

    @Test
    void a_permit_that_breaks_counts_as_refused() {
        Permit broken = new Permit() {
            @Override
            public java.util.UUID operationId() {
                return new java.util.UUID(0, 0);
            }

            @Override
            public boolean redeem() {
                throw new IllegalStateException("gone");
            }

            @Override
            public Duration deadline() {
                return Duration.ofMinutes(2);
            }
        };

        assertNotSent(Calls.mutate(upstream, server, broken), Answer.Reason.LEASE_EXPIRED);
        assertThat(server.bytesReceived()).isZero();
    }

    @Test
    void a_permit_is_redeemed_once_and_only_when_the_connection_stands() {
        AtomicInteger connectionsWhenRedeemed = new AtomicInteger();
        CountedPermit permit = new CountedPermit(true, Duration.ofMinutes(2)) {
            @Override
            public boolean redeem() {
                connectionsWhenRedeemed.set(server.bytesReceived());
                return super.redeem();
            }
        };

        assertThat(Calls.mutate(upstream, server, permit)).isInstanceOf(Answer.Success.class);

        assertThat(permit.redeemed).hasValue(1);
        assertThat(connectionsWhenRedeemed).hasValue(0);
    }

    @Test
    void a_permit_used_up_by_one_call_sends_no_second() {
        CountedPermit permit = CountedPermit.good();

        Calls.mutate(upstream, server, permit);

        assertNotSent(Calls.mutate(upstream, server, permit), Answer.Reason.LEASE_EXPIRED);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void reads_share_a_connection_and_each_mutation_has_its_own() {
        for (int i = 0; i < 3; i++) {
            Calls.read(upstream, server);
        }
        assertThat(server.connections()).isEqualTo(1);

        for (int i = 0; i < 3; i++) {
            Calls.mutate(upstream, server, CountedPermit.good());
        }
        assertThat(server.connections()).isEqualTo(4);
        assertThat(server.received().subList(3, 6))
                .allSatisfy(request -> assertThat(request.header("Connection")).isEqualTo("close"));
    }

    @Test
    void a_kept_connection_that_the_server_closed_between_two_reads_costs_no_mutation_a_second_attempt()
            throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        server.then(
                conversation -> {
                    conversation.answer(200, "{\"data\":{}}", "Connection", "keep-alive");
                    conversation.closeAfter();
                    closed.countDown();
                },
                Reply.hangUp());
        assertThat(Calls.read(upstream, server)).isInstanceOf(Answer.Success.class);
        closed.await();

        CountedPermit permit = CountedPermit.good();
        Answer answer = Calls.mutate(upstream, server, permit);

        assertThat(answer).isInstanceOf(Answer.Lost.class);
        assertThat(permit.redeemed).hasValue(1);
        assertThat(server.received()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { metafieldDefinitionDelete { userErrors { message } } }",
                "subscription { x }",
                "query A { x } query B { x }",
                "query A { x } mutation B { x }",
                "type X { y: Int }",
                "fragment F on X { y }",
                "{ x",
                ""
            })
    void what_is_not_one_query_is_not_read(String document) {
        try (Credential credential = Calls.credential()) {
            assertNotSent(
                    upstream.read(new Endpoint(server.url()), credential, document, Calls.none()),
                    Answer.Reason.NOT_A_QUERY);
        }
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query { m { x } }",
                "{ m { x } }",
                "mutation { other { x } }",
                "mutation { m: other { x } }",
                "mutation { n: m { x } }",
                "mutation { m { x } m { x } }",
                "mutation { m { x } other { x } }",
                "mutation { m @skip(if: true) { x } }",
                "mutation { ...F } fragment F on Mutation { m { x } }",
                "mutation { ... on Mutation { m { x } } }",
                "mutation A { m { x } } mutation B { m { x } }",
                "mutation { m { x }"
            })
    void what_is_not_the_one_mutation_it_is_named_after_is_not_sent(String document) {
        CountedPermit permit = CountedPermit.good();
        try (Credential credential = Calls.credential()) {
            assertNotSent(
                    upstream.mutate(
                            permit,
                            new Endpoint(server.url()),
                            credential,
                            new Mutation("m", document, Calls.none(), "")),
                    Answer.Reason.NOT_A_QUERY);
        }
        assertThat(server.connections()).isZero();
        assertThat(permit.redeemed).hasValue(0);
    }

    @Test
    void an_origin_that_is_not_listed_is_never_looked_up_or_called() throws IOException {
        AtomicInteger lookUps = new AtomicInteger();
        AddressGuard guard = new AddressGuard(new OriginList(List.of()), host -> {
            lookUps.incrementAndGet();
            return List.of(InetAddress.getLoopbackAddress());
        });
        try (SmallRyeUpstream strict = Calls.transport(guard::pin, null)) {
            assertNotSent(Calls.read(strict, server), Answer.Reason.ORIGIN_NOT_ALLOWED);
        }
        assertThat(lookUps).hasValue(0);
        assertThat(server.connections()).isZero();
    }

    @Test
    void an_unknown_host_and_a_name_for_a_private_address_are_refused_unsent() {
        OriginList list = OriginList.parse(List.of("https://unknown.example", "https://intranet.example"));
        AddressGuard guard = new AddressGuard(list, host -> {
            if (host.startsWith("unknown")) {
                throw new UnknownHostException(host);
            }
            return List.of(InetAddress.getByName("127.0.0.1"));
        });
        try (SmallRyeUpstream strict = Calls.transport(guard::pin, null);
                Credential credential = Calls.credential()) {
            assertNotSent(
                    strict.read(
                            new Endpoint(URI.create("https://unknown.example/g")),
                            credential,
                            Calls.QUERY,
                            Calls.none()),
                    Answer.Reason.UNKNOWN_HOST);
            assertNotSent(
                    strict.read(
                            new Endpoint(URI.create("https://intranet.example/g")),
                            credential,
                            Calls.QUERY,
                            Calls.none()),
                    Answer.Reason.PRIVATE_ADDRESS);
        }
    }

    @Test
    void a_host_is_looked_up_once_for_a_call_and_the_connection_goes_to_the_address_that_was_checked()
            throws IOException {
        AtomicInteger lookUps = new AtomicInteger();
        try (StubServer pinned = StubServer.on(InetAddress.getByName("127.0.0.2"), server.port())) {
            AddressGuard guard = new AddressGuard(OriginList.parse(List.of(server.origin())), host -> {
                int nth = lookUps.incrementAndGet();
                return List.of(InetAddress.getByName(nth == 1 ? "127.0.0.2" : "127.0.0.1"));
            });
            try (SmallRyeUpstream rebound = Calls.transport(guard::pin, null)) {
                assertThat(Calls.mutate(rebound, server, CountedPermit.good())).isInstanceOf(Answer.Success.class);
            }
            assertThat(lookUps).hasValue(1);
            assertThat(pinned.received())
                    .singleElement()
                    .satisfies(request -> assertThat(request.header("Host")).isEqualTo("localhost:" + server.port()));
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void calls_of_many_clients_at_once_each_carry_their_own_credential() throws Exception {
        server.then(conversation -> conversation.answer(
                200, "{\"data\":{\"you\":\"" + conversation.request.header("Authorization") + "\"}}"));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String name = "client-" + i;
                answers.add(callers.submit(() -> {
                    try (Credential own = Credential.basic(name, "x".getBytes(StandardCharsets.UTF_8))) {
                        Answer answer = upstream.read(new Endpoint(server.url()), own, Calls.QUERY, Calls.none());
                        return ((Answer.Success) answer).data().get("you").asString();
                    }
                }));
            }
            for (int i = 0; i < 40; i++) {
                try (Credential own = Credential.basic("client-" + i, "x".getBytes(StandardCharsets.UTF_8))) {
                    assertThat(answers.get(i).get()).isEqualTo(own.headerValue());
                }
            }
        }
    }
}
