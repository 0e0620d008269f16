package dev.counterfoil.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.counterfoil.testing.StubServer;
import dev.counterfoil.testing.StubServer.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** With everything logged that any library has to say, no credential is in it (G19), and no answer of a server either. */
@Isolated
class TransportLogTests {

    private static final String MARKER = "only-the-server-knows-this";

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Map<Logger, Level> before = new HashMap<>();
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final PatternLayout layout = new PatternLayout();

    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(layout.doLayout(event));
        }
    };

    private final Handler jul = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(record.getMessage() + " " + record.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private java.util.logging.Level julBefore;

    @BeforeEach
    void hearEverything() {
        context.getLoggerList().forEach(logger -> before.put(logger, logger.getLevel()));
        layout.setContext(context);
        layout.setPattern("%level %logger %msg %kvp %ex{full}%n");
        layout.start();
        appender.setContext(context);
        appender.start();
        context.getLoggerList().forEach(logger -> logger.setLevel(Level.TRACE));
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(appender);
        java.util.logging.Logger julRoot = LogManager.getLogManager().getLogger("");
        julBefore = julRoot.getLevel();
        julRoot.setLevel(java.util.logging.Level.ALL);
        julRoot.addHandler(jul);
    }

    @AfterEach
    void hearAsBefore() {
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
        before.forEach(Logger::setLevel);
        java.util.logging.Logger julRoot = LogManager.getLogManager().getLogger("");
        julRoot.setLevel(julBefore);
        julRoot.removeHandler(jul);
    }

    @Test
    void no_log_at_any_level_holds_the_credential_or_what_a_server_said() throws IOException {
        Reply echo = conversation -> conversation.answer(
                500, MARKER + " " + conversation.request.header("Authorization") + " " + Calls.SECRET);
        Reply strange = conversation -> {
            conversation.raw(MARKER + " " + conversation.request.header("Authorization") + "\r\n\r\n");
            conversation.closeAfter();
        };
        Reply partial = Reply.json("{\"data\":{\"x\":\"" + MARKER + "\"},\"extensions\":\"" + MARKER
                + "\",\"errors\":[{\"message\":\"" + MARKER + "\"}],\"" + MARKER + "\":1}");
        List<Reply> replies = List.of(echo, strange, partial, Reply.hangUp(), Reply.json("{\"data\":" + MARKER));
        for (Reply reply : replies) {
            try (StubServer server = StubServer.start();
                    SmallRyeUpstream upstream = Calls.transport(Calls.limits(), server)) {
                server.then(reply);
                Calls.read(upstream, server);
                Calls.mutate(upstream, server, Calls.CountedPermit.good());
                assertThat(server.received()).hasSize(2);
            }
        }

        List<String> telling = new ArrayList<>(List.of(MARKER, Calls.SECRET));
        byte[] both = ("client-1:" + Calls.SECRET).getBytes(StandardCharsets.UTF_8);
        telling.add(Base64.getEncoder().withoutPadding().encodeToString(both));
        telling.add(Base64.getEncoder().withoutPadding().encodeToString(Calls.SECRET.getBytes(StandardCharsets.UTF_8)));
        assertThat(lines).as("the loggers are heard").isNotEmpty();
        // In lower case: some decoders log what they could not read in capitals.
        telling.replaceAll(text -> text.toLowerCase(Locale.ROOT));
        telling.add("authorization");
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line.toLowerCase(Locale.ROOT)).doesNotContain(telling.toArray(String[]::new)));
    }
}
