package dev.counterfoil.boot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.counterfoil.testing.PortalTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people send is in no log, whatever is logged (G13). */
@PortalTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RequestLogTests {

    private static final String CANARY = "canary-8Zk2";

    @LocalServerPort
    private int port;

    @Test
    void what_is_typed_is_not_logged_even_where_everything_is() throws Exception {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        AppenderBase<ILoggingEvent> ears = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                lines.add(event.getLoggerName() + ": " + event.getFormattedMessage());
            }
        };
        ears.start();
        List<Logger> everything = List.of("org", "com", "io", "dev", "jakarta").stream()
                .map(name -> (Logger) LoggerFactory.getLogger(name))
                .toList();
        everything.forEach(logger -> {
            logger.setLevel(Level.TRACE);
            logger.setAdditive(false);
            logger.addAppender(ears);
        });
        try {
            post("/login", "application/x-www-form-urlencoded", "username=a%40example.com&password=" + CANARY);
            post("/?v-r=uidl&v-uiId=0", "application/json", "{\"rpc\":[{\"data\":\"" + CANARY + "\"}]}");
        } finally {
            everything.forEach(logger -> {
                logger.detachAppender(ears);
                logger.setAdditive(true);
                logger.setLevel(null);
            });
        }
        assertThat(lines)
                .as("it was listened to")
                .anyMatch(line -> line.startsWith("org.springframework.security"))
                .noneMatch(line -> line.contains(CANARY));
    }

    private void post(String path, String type, String body) throws Exception {
        URI base = URI.create("http://localhost:" + port);
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(base.resolve(path))
                            .header("Origin", base.toString())
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }
}
