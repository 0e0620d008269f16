package dev.counterfoil.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.testing.PortalTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PortalStartTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void the_portal_works_as_the_application_role() {
        assertThat(jdbc.sql("SELECT current_user").query(String.class).single()).isEqualTo(DatabaseSetup.APP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.0.2.1"})
    void a_request_for_another_host_is_refused(String host) throws IOException {
        assertThat(statusOf("/login", host)).isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
    void this_machine_is_served_by_each_of_its_names(String host) throws IOException {
        assertThat(statusOf("/actuator/health/liveness", host)).isEqualTo(200);
        assertThat(statusOf("/", host)).isEqualTo(302);
    }

    @Test
    void readiness_is_told_without_details_and_nothing_else_is_exposed() throws IOException {
        assertThat(answerOf("/actuator/health/readiness", "localhost")).endsWith("{\"status\":\"UP\"}");
        assertThat(statusOf("/actuator/env", "localhost")).isNotEqualTo(200);
        assertThat(statusOf("/actuator", "localhost")).isNotEqualTo(200);
    }

    private int statusOf(String path, String host) throws IOException {
        return Integer.parseInt(answerOf(path, host).split(" ", 3)[1]);
    }

    /** By hand, since no HTTP client lets a Host header be chosen. */
    private String answerOf(String path, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            // HTTP/1.0 keeps the answer whole, without chunks.
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.0\r\nHost: " + host + ":" + port + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
