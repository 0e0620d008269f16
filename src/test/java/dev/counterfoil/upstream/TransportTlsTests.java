package dev.counterfoil.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.testing.StubServer;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the transport believes: the name in the URL, whatever address it is pinned to. */
class TransportTlsTests {

    private static final String NAME = "api.shop.test";

    @TempDir
    static Path folder;

    static TlsMaterial right;
    static TlsMaterial wrong;

    @BeforeAll
    static void makeKeys() throws Exception {
        right = TlsMaterial.forName(folder, NAME);
        wrong = TlsMaterial.forName(folder, "other.shop.test");
    }

    private static Answer call(StubServer server, Permit permit, TrustOptions trust) throws Exception {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        Endpoint endpoint = new Endpoint(URI.create("https://" + NAME + ":" + server.port() + "/g"));
        try (SmallRyeUpstream upstream = Calls.transport(origin -> loopback, trust);
                Credential credential = Calls.credential()) {
            return upstream.mutate(permit, endpoint, credential, Calls.MUTATION);
        }
    }

    private static void assertRefused(Answer answer, Calls.CountedPermit permit, StubServer server) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.NotSent.class,
                        unsent -> assertThat(unsent.reason()).isEqualTo(Answer.Reason.TLS));
        assertThat(permit.redeemed).hasValue(0);
        assertThat(server.bytesReceived()).isZero();
    }

    @Test
    void the_certificate_of_the_named_host_is_accepted_and_the_name_is_kept_for_the_request() throws Exception {
        try (StubServer server = StubServer.tls(right.server("TLS"))) {
            Answer answer = call(server, Calls.CountedPermit.good(), right.trust());

            assertThat(answer).isInstanceOf(Answer.Success.class);
            assertThat(server.received())
                    .singleElement()
                    .satisfies(request -> assertThat(request.header("Host")).isEqualTo(NAME + ":" + server.port()));
        }
    }

    @Test
    void the_name_of_the_url_is_announced_in_the_handshake() throws Exception {
        CompletableFuture<String> announced = new CompletableFuture<>();
        try (SSLServerSocket listener =
                (SSLServerSocket) right.server("TLS").createServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> {
                try (SSLSocket socket = (SSLSocket) listener.accept()) {
                    socket.startHandshake();
                    announced.complete(((SNIHostName) ((ExtendedSSLSession) socket.getSession())
                                    .getRequestedServerNames()
                                    .getFirst())
                            .getAsciiName());
                } catch (Exception failed) {
                    announced.completeExceptionally(failed);
                }
            });
            InetAddress loopback = InetAddress.getByName("127.0.0.1");
            Endpoint endpoint = new Endpoint(URI.create("https://" + NAME + ":" + listener.getLocalPort() + "/g"));
            try (SmallRyeUpstream upstream = Calls.transport(origin -> loopback, right.trust());
                    Credential credential = Calls.credential()) {
                upstream.read(endpoint, credential, Calls.QUERY, Calls.none());
            }
            assertThat(announced.get(2, TimeUnit.MINUTES)).isEqualTo(NAME);
        }
    }

    @Test
    void the_certificate_of_another_host_is_refused_before_anything_is_sent_even_when_trusted() throws Exception {
        try (StubServer server = StubServer.tls(wrong.server("TLS"))) {
            Calls.CountedPermit permit = Calls.CountedPermit.good();
            assertRefused(call(server, permit, wrong.trust()), permit, server);
        }
    }

    @Test
    void a_certificate_nobody_vouches_for_is_refused() throws Exception {
        try (StubServer server = StubServer.tls(right.server("TLS"))) {
            Calls.CountedPermit permit = Calls.CountedPermit.good();
            assertRefused(call(server, permit, null), permit, server);
        }
    }

    @Test
    void a_server_that_does_not_speak_tls_is_refused() throws Exception {
        try (StubServer server = StubServer.start()) {
            server.then(conversation -> {
                conversation.raw("HTTP/1.1 400 Bad Request\r\n\r\n");
                conversation.closeAfter();
            });
            Calls.CountedPermit permit = Calls.CountedPermit.good();
            Answer answer = call(server, permit, right.trust());

            assertThat(answer).isInstanceOf(Answer.NotSent.class);
            assertThat(permit.redeemed).hasValue(0);
            assertThat(server.received())
                    .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("authorization"));
        }
    }
}
