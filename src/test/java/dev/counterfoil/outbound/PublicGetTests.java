package dev.counterfoil.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.counterfoil.outbound.GetFailedException.Why;
import dev.counterfoil.testing.StubServer;
import dev.counterfoil.testing.StubServer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicGetTests {

    private static final PublicGet.Limits LIMITS =
            new PublicGet.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10), 1_000);

    private StubServer server;
    private PublicGet get;

    @BeforeEach
    void start() throws IOException {
        server = StubServer.start();
        get = new PublicGet(new AddressGuard(OriginList.parse(List.of(server.origin()))), LIMITS);
    }

    @AfterEach
    void stop() throws IOException {
        get.close();
        server.close();
    }

    private byte[] get(String path) throws GetFailedException {
        return get.get(URI.create(server.origin() + path), "image/png");
    }

    private void refuses(String url, Why why) {
        assertThatExceptionOfType(GetFailedException.class)
                .isThrownBy(() -> get.get(URI.create(url), "image/png"))
                .satisfies(it -> assertThat(it.why()).isEqualTo(why));
        assertThat(server.received()).isEmpty();
    }

    private void fails(Why why) {
        assertThatExceptionOfType(GetFailedException.class)
                .isThrownBy(() -> get("/p"))
                .satisfies(it -> assertThat(it.why()).isEqualTo(why));
    }

    @Test
    void the_body_comes_whole_and_nothing_of_ours_goes_along() throws Exception {
        server.then(Reply.of(200, "picture"));

        assertThat(get("/a%20b/p.png?x=1&y=%2F")).isEqualTo("picture".getBytes(StandardCharsets.UTF_8));

        StubServer.Received asked = server.received().getFirst();
        assertThat(asked.requestLine()).isEqualTo("GET /a%20b/p.png?x=1&y=%2F HTTP/1.1");
        assertThat(asked.headers()).containsOnlyKeys("host", "user-agent", "accept", "connection");
        assertThat(asked.header("host")).isEqualTo("localhost:" + server.port());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_not_followed(int status) {
        server.then(Reply.of(status, "", "Location", server.origin() + "/elsewhere"));

        fails(Why.REDIRECTED);
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 206, 401, 500})
    void only_a_plain_success_is_one(int status) {
        server.then(Reply.of(status, "picture"));

        fails(Why.STATUS);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void what_is_not_there_is_told_from_other_errors(int status) {
        server.then(Reply.of(status, "nothing"));

        fails(Why.NOT_FOUND);
    }

    @Test
    void a_host_without_an_address_is_refused_as_one_inside_is_so_that_no_name_inside_is_told() throws Exception {
        PublicGet nowhere = new PublicGet(
                new AddressGuard(OriginList.parse(List.of(server.origin())), host -> {
                    throw new UnknownHostException(host);
                }),
                LIMITS);

        assertThatExceptionOfType(GetFailedException.class)
                .isThrownBy(() -> nowhere.get(URI.create("https://intranet.example/p"), "image/png"))
                .satisfies(it -> assertThat(it.why()).isEqualTo(Why.REFUSED));
        nowhere.close();
    }

    @Test
    void one_byte_more_than_allowed_is_too_much_also_when_it_was_not_announced() throws Exception {
        server.then(Reply.of(200, "x".repeat(1_000)), Reply.of(200, "x".repeat(1_001)), conversation -> {
            conversation.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 40; i++) {
                conversation.raw("32\r\n" + "x".repeat(50) + "\r\n");
            }
            conversation.raw("0\r\n\r\n");
        });

        assertThat(get("/p")).hasSize(1_000);
        fails(Why.TOO_LARGE);
        fails(Why.TOO_LARGE);
    }

    @Test
    void a_body_that_ends_too_soon_is_none() {
        server.then(conversation -> {
            conversation.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");
            conversation.closeAfter();
        });

        fails(Why.UNREACHABLE);
    }

    @Test
    void silence_ends_with_the_connection() throws Exception {
        PublicGet impatient = new PublicGet(
                new AddressGuard(OriginList.parse(List.of(server.origin()))),
                new PublicGet.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(300), 1_000));
        server.then(Reply.silence());

        assertThatExceptionOfType(GetFailedException.class)
                .isThrownBy(() -> impatient.get(URI.create(server.origin() + "/p"), "image/png"))
                .satisfies(it -> assertThat(it.why()).isEqualTo(Why.TIMED_OUT));
        assertThat(server.sawTheEnd()).isTrue();
        impatient.close();
    }

    @Test
    void silence_on_an_open_connection_is_told_as_a_time_out() throws Exception {
        PublicGet impatient = new PublicGet(
                new AddressGuard(OriginList.parse(List.of(server.origin()))),
                new PublicGet.Limits(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMinutes(1), 1_000));
        server.then(Reply.silence());

        assertThatExceptionOfType(GetFailedException.class)
                .isThrownBy(() -> impatient.get(URI.create(server.origin() + "/p"), "image/png"))
                .satisfies(it -> assertThat(it.why()).isEqualTo(Why.TIMED_OUT));
        impatient.close();
    }

    @Test
    void a_loopback_origin_counts_only_exactly_as_it_is_listed() {
        refuses("http://127.0.0.1:" + server.port() + "/p", Why.REFUSED);
        refuses("https://localhost:" + server.port() + "/p", Why.REFUSED);
        refuses("http://localhost:" + (server.port() == 1 ? 2 : 1) + "/p", Why.REFUSED);
        refuses("http://[::1]:" + server.port() + "/p", Why.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/p",
                "https://192.168.1.1/p",
                "https://169.254.169.254/latest/meta-data",
                "https://[fd00::1]/p",
                "https://[::ffff:10.0.0.1]/p",
                "https://0.0.0.0/p",
                "http://93.184.215.14/p",
                "http://cdn.example/p"
            })
    void private_addresses_and_plain_http_are_refused(String url) {
        refuses(url, Why.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "/p", "ftp://cdn.example/p", "https://u:p@cdn.example/p", "data:,x"})
    void what_is_no_web_address_is_not_asked_for(String url) {
        refuses(url, Why.NOT_A_URL);
    }

    @Test
    void a_public_name_that_leads_to_a_private_address_is_refused_and_looked_up_once() throws Exception {
        AtomicInteger lookUps = new AtomicInteger();
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        PublicGet rebound = new PublicGet(
                new AddressGuard(OriginList.parse(List.of(server.origin())), host -> {
                    lookUps.incrementAndGet();
                    return List.of(loopback);
                }),
                LIMITS);

        assertThatExceptionOfType(GetFailedException.class)
                .isThrownBy(() -> rebound.get(URI.create("https://cdn.example:" + server.port() + "/p"), "image/png"))
                .satisfies(it -> assertThat(it.why()).isEqualTo(Why.REFUSED));
        assertThat(lookUps).hasValue(1);
        assertThat(server.connections()).isZero();
        rebound.close();
    }
}
