package dev.counterfoil.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.counterfoil.testing.StubServer;
import dev.counterfoil.testing.StubServer.Reply;
import dev.counterfoil.upstream.Calls.CountedPermit;
import dev.counterfoil.upstream.tokens.IssuedToken;
import dev.counterfoil.upstream.tokens.TokenRefresh;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** The token endpoint is spoken to as RFC 6749 says, with the same care as the APIs. */
class TokenEndpointTests {

    private static final String REFRESH = "refresh/canary+1=";

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

    private Answer refresh(Permit permit) {
        try (Credential credential = Calls.credential()) {
            return upstream.mutate(
                    permit,
                    new Endpoint(server.url().resolve("/oauth/token")),
                    credential,
                    TokenRefresh.mutation().with(TokenRefresh.TOKEN, REFRESH));
        }
    }

    private MutationPayload payload(Answer answer) {
        return MutationPayload.of(answer, TokenRefresh.mutation());
    }

    @Test
    void a_form_is_posted_once_with_the_client_in_the_header() {
        server.then(Reply.json("{\"access_token\":\"a-1\",\"token_type\":\"Bearer\",\"expires_in\":3600}"));
        CountedPermit permit = CountedPermit.good();

        Answer answer = refresh(permit);

        assertThat(answer).isInstanceOf(Answer.Success.class);
        assertThat(permit.redeemed).hasValue(1);
        assertThat(server.received()).singleElement().satisfies(request -> {
            assertThat(request.requestLine()).isEqualTo("POST /oauth/token HTTP/1.1");
            assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
            assertThat(request.header("Authorization")).startsWith("Basic ");
            assertThat(request.body()).isEqualTo("grant_type=refresh_token&refresh_token=refresh%2Fcanary%2B1%3D");
        });
    }

    @Test
    void a_new_token_is_read_with_lifetime_and_scope_even_if_the_old_refresh_token_comes_back() {
        server.then(Reply.json(
                "{\"access_token\":\"a-1\",\"token_type\":\"bearer\",\"expires_in\":\"60\",\"scope\":\"s t\","
                        + "\"refresh_token\":\"" + REFRESH + "\",\"more\":[]}"));

        assertThat(IssuedToken.read(payload(refresh(CountedPermit.good())).payload()))
                .contains(new IssuedToken("a-1", REFRESH, Duration.ofSeconds(60), "s t", "bearer", null));
    }

    @ParameterizedTest
    @CsvSource({"400, invalid_grant", "401, invalid_client", "400, unheard_of"})
    void an_error_of_the_rfc_is_a_refusal_with_its_code(int status, String code) {
        server.then(
                Reply.of(status, "{\"error\":\"" + code + "\",\"error_description\":\"" + REFRESH + " is spent\"}"));

        MutationPayload payload = payload(refresh(CountedPermit.good()));

        assertThat(payload.userErrors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.message()).isEqualTo("[sealed] is spent");
        });
        assertThat(IssuedToken.read(payload.payload())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | <html>",
                "200 | {\"token_type\":\"Bearer\"}",
                "200 | {\"access_token\":{\"x\":\"a-canary\"}}",
                "302 | {\"access_token\":\"a\"}",
                "500 | {\"error\":\"invalid_grant\"}",
                "429 | {\"error\":\"slow_down\"}"
            })
    void anything_else_says_nothing_of_a_token(int status, String body) {
        server.then(Reply.of(status, body, "Location", server.origin() + "/elsewhere"));

        Answer answer = refresh(CountedPermit.good());

        assertThat(answer).isInstanceOfAny(Answer.Malformed.class, Answer.HttpFailure.class);
        assertThat(answer.toString()).doesNotContain("canary");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void without_leave_not_a_byte_is_sent() {
        assertThat(refresh(new CountedPermit(false, Duration.ofMinutes(1)))).isInstanceOf(Answer.NotSent.class);
        assertThat(server.bytesReceived()).isZero();
    }

    @Test
    void an_endless_answer_is_cut_off() throws IOException {
        upstream.close();
        upstream = Calls.transport(Calls.limits(deadline -> deadline, DataSize.ofKilobytes(1)), server);
        server.then(Reply.json("{\"access_token\":\"" + "a".repeat(5000) + "\"}"));

        assertThat(refresh(CountedPermit.good())).isInstanceOf(Answer.Malformed.class);
    }

    @Test
    void a_bearer_token_goes_into_the_header_and_is_taken_out_of_answers() throws IOException {
        server.then(Reply.of(401, "token a-canary-token is unknown"));
        try (Credential token = Credential.bearer("a-canary-token".getBytes(StandardCharsets.US_ASCII))) {
            Answer answer = upstream.read(new Endpoint(server.url()), token, "{ user { _empty } }", Calls.none());

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Answer.HttpFailure.class,
                            failure -> assertThat(failure.excerpt()).isEqualTo("token [sealed] is unknown"));
            assertThat(token).hasToString("[sealed]");
        }
        assertThat(server.received().getFirst().header("Authorization")).isEqualTo("Bearer a-canary-token");
    }

    @Test
    void a_consent_token_is_taken_out_of_what_the_server_says_of_it() {
        server.then(
                Reply.json(
                        "{\"data\":{\"fetchTokensForUser\":{\"userErrors\":[{\"code\":\"INVALID_TOKEN\",\"field\":[],\"message\":\"eyJ.canary.x is bad\"}]}}}"));
        Mutation mutation = dev.counterfoil.upstream.partners.UserTokenMutations.byConsentToken("eyJ.canary.x");
        try (Credential credential = Calls.credential()) {
            Answer answer = upstream.mutate(CountedPermit.good(), new Endpoint(server.url()), credential, mutation);

            assertThat(MutationPayload.of(answer, mutation).userErrors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.message()).isEqualTo("[sealed] is bad"));
        }
        assertThat(mutation.toString()).doesNotContain("canary");
    }

    @Test
    void a_token_that_would_break_the_header_is_no_token() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credential.bearer("a\r\nX: y".getBytes(StandardCharsets.US_ASCII)))
                .withMessageNotContaining("X: y");
        assertThatIllegalArgumentException().isThrownBy(() -> Credential.bearer(new byte[0]));
    }
}
