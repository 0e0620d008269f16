package dev.counterfoil.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.testing.StubServer;
import dev.counterfoil.testing.StubServer.Reply;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that throws the credential back does not get it into an answer. */
class RedactionTests {

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<String> forms() {
        return Stream.of(
                Calls.SECRET,
                "client-1:" + Calls.SECRET,
                base64("client-1:" + Calls.SECRET),
                base64(Calls.SECRET),
                URLEncoder.encode(Calls.SECRET, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void no_form_of_it_stays_in_an_excerpt(String form) throws IOException {
        try (StubServer server = StubServer.start();
                SmallRyeUpstream upstream = Calls.transport(Calls.limits(), server)) {
            server.then(Reply.of(500, "you sent " + form + " to us"));

            assertThat(Calls.read(upstream, server))
                    .isInstanceOfSatisfying(
                            Answer.HttpFailure.class,
                            failure -> assertThat(failure.excerpt())
                                    .doesNotContain(form)
                                    .matches("you sent (client-1:)?\\[sealed](==?)? to us"));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void no_form_of_it_stays_in_messages_or_data(String form) throws IOException {
        String json = form.replace("\\", "\\\\").replace("\"", "\\\"");
        try (StubServer server = StubServer.start();
                SmallRyeUpstream upstream = Calls.transport(Calls.limits(), server)) {
            server.then(Reply.json("{\"data\":{\"echo\":\"" + json + "\"},\"errors\":[{\"message\":\"no " + json
                    + "\",\"extensions\":{\"code\":\"" + json + "\"}}]}"));

            Answer answer = Calls.read(upstream, server);

            assertThat(answer).isInstanceOf(Answer.Partial.class);
            assertThat(answer.toString()).doesNotContain(form, json).contains("[sealed]");
        }
    }

    @Test
    void a_credential_prints_nothing_of_itself_and_is_wiped_when_closed() {
        Credential credential = Calls.credential();
        assertThat(credential).hasToString("[sealed]");
        assertThat(credential.redactor()).hasToString("[sealed]");

        credential.close();

        assertThat(credential.headerValue()).doesNotContain("Basic").matches("\\x00*");
    }

    @Test
    void a_very_short_secret_does_not_break_a_sound_answer() throws IOException {
        try (StubServer server = StubServer.start();
                SmallRyeUpstream upstream = Calls.transport(Calls.limits(), server);
                Credential weak = Credential.basic("c", "a".getBytes(StandardCharsets.UTF_8))) {
            server.then(Reply.json("{\"data\":{\"name\":\"a\"}}"));

            assertThat(upstream.read(new Endpoint(server.url()), weak, Calls.QUERY, Calls.none()))
                    .isInstanceOf(Answer.Success.class);
        }
    }
}
