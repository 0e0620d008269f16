package dev.counterfoil.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopbackHttpTests {

    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void an_answer_comes_back_whole() throws IOException {
        server.createContext("/whole", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        try (LoopbackHttp http = to(Duration.ofSeconds(30))) {
            LoopbackHttp.Answer answer = http.send("GET", "/whole", Map.of(), null);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("ok");
        }
    }

    @Test
    void a_body_that_never_ends_is_given_up() {
        server.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            try {
                over.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        try (LoopbackHttp http = to(Duration.ofMillis(500))) {
            assertThatThrownBy(() -> http.send("GET", "/slow", Map.of(), null)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        server.createContext("/large", exchange -> {
            exchange.sendResponseHeaders(200, 101);
            exchange.getResponseBody().write(new byte[101]);
            exchange.close();
        });
        try (LoopbackHttp http = to(Duration.ofSeconds(30))) {
            assertThatThrownBy(() -> http.send("GET", "/large", Map.of(), null)).isInstanceOf(IOException.class);
        }
    }

    private LoopbackHttp to(Duration patience) {
        return new LoopbackHttp(
                Origin.parse("http://localhost:" + server.getAddress().getPort()), patience, 100);
    }
}
