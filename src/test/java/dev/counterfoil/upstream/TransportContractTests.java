package dev.counterfoil.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.testing.StubServer;
import dev.counterfoil.testing.StubServer.Reply;
import dev.counterfoil.upstream.Calls.CountedPermit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the transport makes of each thing a server may answer: the rows a bare GraphQL client gets wrong, and those it gets right. */
class TransportContractTests {

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

    private Answer answerTo(int status, String body, String... headers) {
        server.then(Reply.of(status, body, headers));
        return Calls.read(upstream, server);
    }

    @Test
    void data_alone_is_a_success() {
        Answer answer = answerTo(200, "{\"data\":{\"x\":1.10}}", "X-Request-Id", "r-1");

        assertThat(answer).isInstanceOfSatisfying(Answer.Success.class, success -> {
            assertThat(success.data().toString()).isEqualTo("{\"x\":1.10}");
            assertThat(success.requestId()).isEqualTo("r-1");
            assertThat(success.took()).isPositive();
        });
    }

    @Test
    void the_request_is_a_post_of_document_and_variables_with_basic_authorization_and_the_hosts_own_name() {
        CountedPermit permit = CountedPermit.good();
        Calls.mutate(upstream, server, permit);

        assertThat(server.received()).singleElement().satisfies(request -> {
            assertThat(request.requestLine()).isEqualTo("POST /api/partners/graphql.json HTTP/1.1");
            assertThat(request.header("Host")).isEqualTo("localhost:" + server.port());
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            assertThat(request.header("Authorization"))
                    .isEqualTo("Basic "
                            + Base64.getEncoder()
                                    .encodeToString(("client-1:" + Calls.SECRET).getBytes(StandardCharsets.UTF_8)));
            assertThat(request.body())
                    .contains("mutation Delete", "\"variables\":{\"identifier\":{\"key\":\"acme-id\"}}");
        });
    }

    @Test
    void data_and_errors_are_a_partial_answer_with_path_and_code() {
        Answer answer = answerTo(
                200,
                "{\"data\":{\"x\":null},\"errors\":[{\"message\":\"no\",\"path\":[\"x\",0],"
                        + "\"extensions\":{\"code\":\"DENIED\",\"cost\":1.5},\"other\":true}]}");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Partial.class,
                        partial -> assertThat(partial.errors())
                                .containsExactly(new GraphQlError("no", java.util.List.of("x", "0"), "DENIED")));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 429, 500, 503})
    void errors_without_data_are_errors_whatever_the_status(int status) {
        Answer answer = answerTo(status, "{\"errors\":[{\"message\":\"boom\"}]}");

        assertThat(answer).isInstanceOfSatisfying(Answer.Errors.class, errors -> {
            assertThat(errors.status()).isEqualTo(status);
            assertThat(errors.errors())
                    .singleElement()
                    .extracting(GraphQlError::message)
                    .isEqualTo("boom");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    401 | Unauthorized
                    404 | <html><body>Not here</body></html>
                    500 | {"error":"broken"}
                    502 | {}
                    503 | {"data":{"x":
                    500 | {"errors":{"message":"no list"}}
                    500 | {"errors":["text"]}
                    """)
    void a_failing_status_without_graphql_is_an_http_failure(int status, String body) {
        assertThat(answerTo(status, body)).isInstanceOfSatisfying(Answer.HttpFailure.class, failure -> {
            assertThat(failure.status()).isEqualTo(status);
            assertThat(failure.excerpt()).isEqualTo(body);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Hello</body></html>",
                "plain text",
                "",
                "{}",
                "[]",
                "null",
                "{\"data\":{\"x\":",
                "{\"data\":{}} trailing",
                "{\"data\":{},\"data\":{\"twice\":1}}",
                "{\"data\":null}",
                "{\"data\":[]}",
                "{\"data\":\"text\"}",
                "{\"errors\":[]}",
                "{\"errors\":null}",
                "{\"errors\":{}}",
                "{\"errors\":[\"text\"]}",
                "{\"data\":{},\"errors\":{\"message\":\"no list\"}}",
                "{\"data\":{},\"errors\":[\"text\"]}"
            })
    void a_good_status_with_anything_but_graphql_is_malformed(String body) {
        assertThat(answerTo(200, body)).isInstanceOf(Answer.Malformed.class);
    }

    @Test
    void no_content_is_malformed() {
        assertThat(answerTo(204, "")).isInstanceOfSatisfying(Answer.Malformed.class, malformed -> {
            assertThat(malformed.status()).isEqualTo(204);
            assertThat(malformed.excerpt()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"x\":1},\"errors\":null}",
                "{\"data\":{\"x\":1},\"errors\":[]}",
                "{\"data\":{\"x\":1},\"status\":\"ok\",\"meta\":[1,2]}",
                "{\"data\":{\"x\":1},\"extensions\":\"odd\"}",
                "{\"data\":{\"x\":1},\"extensions\":null}"
            })
    void what_is_loose_but_harmless_is_a_success(String body) {
        assertThat(answerTo(200, body)).isInstanceOf(Answer.Success.class);
    }

    @Test
    void a_deeply_nested_answer_is_malformed() {
        assertThat(answerTo(200, "{\"data\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_001)))
                .isInstanceOf(Answer.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    30                            | PT30S
                    0                             | PT0S
                    99999999                      | PT24H
                    Wed, 21 Oct 2015 07:28:00 GMT | PT0S
                    soon                          | -
                    -1                            | -
                    """)
    void too_many_requests_says_when_to_come_back(String header, Duration wait) {
        assertThat(answerTo(429, "slow down", "Retry-After", header))
                .isInstanceOfSatisfying(
                        Answer.HttpFailure.class,
                        failure -> assertThat(failure.retryAfter()).isEqualTo(wait));
    }

    @Test
    void only_200_characters_of_an_unreadable_body_are_kept_on_one_line_without_control_characters() {
        Answer answer = answerTo(500, "a\u0000\u001b[31m\n\r\tb\u202e" + "é".repeat(5_000));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.HttpFailure.class,
                        failure -> assertThat(failure.excerpt()).isEqualTo("a[31m b" + "é".repeat(193)));
    }

    @Test
    void a_message_of_the_server_is_cut_at_500_characters() {
        Answer answer = answerTo(200, "{\"errors\":[{\"message\":\"" + "m".repeat(2_000) + "\"}]}");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Errors.class,
                        errors ->
                                assertThat(errors.errors().getFirst().message()).hasSize(500));
    }
}
