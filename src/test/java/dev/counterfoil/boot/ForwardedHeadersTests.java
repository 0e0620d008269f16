package dev.counterfoil.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.testing.PortalTest;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** What a proxy says of the person behind it counts only from the proxies that the operator named. */
@PortalTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        // Addresses only, without a network among them.
        properties = "counterfoil.trusted-proxies=192.0.2.1,127.0.0.1")
@Import(ForwardedHeadersTests.Seen.class)
class ForwardedHeadersTests {

    @TestConfiguration
    static class Seen {
        @Bean
        FilterRegistrationBean<Filter> seen() {
            FilterRegistrationBean<Filter> first = new FilterRegistrationBean<>((request, response, chain) -> {
                ((HttpServletResponse) response)
                        .setHeader("Seen", request.getScheme() + " from " + request.getRemoteAddr());
                chain.doFilter(request, response);
            });
            first.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return first;
        }
    }

    @LocalServerPort
    private int port;

    @Test
    void a_named_proxy_tells_who_is_behind_it_and_how_they_came() throws IOException {
        assertThat(answerFrom("127.0.0.1"))
                .contains("Seen: https from 198.51.100.7")
                .contains("Location: https://")
                .contains("Strict-Transport-Security: ");
    }

    @Test
    void nobody_else_does() throws IOException {
        assertThat(answerFrom("127.0.0.2"))
                .contains("Seen: http from 127.0.0.2")
                .doesNotContain("https://")
                .doesNotContain("Strict-Transport-Security: ");
    }

    /** From one of this machine's addresses; each of 127.0.0.0/8 is. */
    private String answerFrom(String address) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(address), 0)) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.0\r\nHost: localhost\r\nX-Forwarded-For: 198.51.100.7\r\n"
                                    + "X-Forwarded-Proto: https\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
