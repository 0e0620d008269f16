package dev.counterfoil.sandbox;

import static dev.counterfoil.sandbox.Buyer.code;
import static dev.counterfoil.sandbox.Buyer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tokens for users: fetched by public ID, consent token or e-mail, refreshed, expired; and never written down. */
class SandboxTokenTests {

    @TempDir
    private Path data;

    private RunningSandbox sandbox;
    private Buyer buyer;
    private Person maria;
    private Person stranger;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxConfig.in(data));
        buyer = new Buyer(sandbox, 0);
        maria = People.all().getFirst();
        stranger = People.all().getLast();
    }

    @AfterEach
    void stop() {
        buyer.close();
        sandbox.close();
    }

    @Test
    void a_public_id_gives_tokens_with_the_scope_the_user_consented_to() throws Exception {
        JsonNode tokens = buyer.byPublicId(maria.publicId());
        assertThat(tokens.path("userErrors").isEmpty()).isTrue();
        assertThat(tokens.path("tokenType").asString()).isEqualTo("Bearer");
        assertThat(tokens.path("expiresIn").asInt()).isEqualTo(3_600);
        assertThat(tokens.path("scope").asString()).isEqualTo("openid email shop_app:oauth");
        assertThat(tokens.path("publicId").asString()).isEqualTo(maria.publicId());
        assertThat(buyer.users(tokens.path("accessToken").asString(), "{ user { _empty } }", Map.of())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void each_way_to_be_refused_has_its_code() throws Exception {
        assertThat(code(buyer.byPublicId("nobody"))).isEqualTo("NO_USER");
        assertThat(code(buyer.byPublicId(stranger.publicId()))).isEqualTo("NO_CONSENT");
        assertThat(code(buyer.byConsent("rubbish"))).isEqualTo("INVALID_TOKEN");
        assertThat(code(buyer.byConsent(sandbox.consentToken(Seed.ACME, "nobody", "s"))))
                .isEqualTo("NO_USER");
        assertThat(code(buyer.byConsent(sandbox.consentToken(Seed.ACME, maria.publicId(), ""))))
                .isEqualTo("NO_CONSENT");
        assertThat(code(buyer.byConsent(sandbox.consentToken(Seed.ACME_STAGING, maria.publicId(), "s"))))
                .as("a token for another client")
                .isEqualTo("INVALID_TOKEN");
    }

    @Test
    void exactly_one_of_public_id_and_consent_token_is_taken() throws Exception {
        for (Map<String, String> variables :
                List.of(Map.<String, String>of(), Map.of("publicId", "p", "consentToken", "c"))) {
            assertThat(buyer.partners
                            .ask(Buyer.TOKENS, variables)
                            .at("/errors/0/message")
                            .asString())
                    .isEqualTo("Exactly one of publicId and consentToken must be given");
        }
    }

    @Test
    void a_consent_token_is_a_signed_jwt_that_works_once_and_connects_the_user() throws Exception {
        String token = sandbox.consentToken(Seed.ACME, stranger.publicId(), "shop_app:oauth");
        String[] parts = token.split("\\.");
        JsonNode claims = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.path("aud").asString()).isEqualTo(buyer.client.clientId());
        String forged = parts[0] + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.toString()
                                .replace("shop_app:oauth", "everything")
                                .getBytes(StandardCharsets.UTF_8))
                + "." + parts[2];
        assertThat(code(buyer.byConsent(forged))).isEqualTo("INVALID_TOKEN");
        assertThat(buyer.byConsent(token).path("scope").asString()).isEqualTo("shop_app:oauth");
        assertThat(code(buyer.byConsent(token))).isEqualTo("INVALID_TOKEN");
        assertThat(buyer.byPublicId(stranger.publicId()).path("accessToken").isString())
                .isTrue();
        sandbox.tokenLifetimes(60, 60, 0);
        assertThat(code(buyer.byConsent(sandbox.consentToken(Seed.ACME, maria.publicId(), "s"))))
                .as("an expired one")
                .isEqualTo("INVALID_TOKEN");
    }

    @Test
    void an_email_gives_tokens_for_those_who_signed_in_through_the_client() throws Exception {
        assertThat(byEmail(Map.of("email", maria.email().toUpperCase()))
                        .path("accessToken")
                        .isString())
                .isTrue();
        assertThat(Partner.errors(byEmail(Map.of("email", "nobody@example.com"))))
                .containsExactly("email: User does not exist");
        assertThat(Partner.errors(byEmail(Map.of("email", stranger.email()))))
                .containsExactly("email: User has not signed in with Shop through this client");
        assertThat(Partner.errors(byEmail(Map.of("email", maria.email(), "through", "x.myshopify.com"))))
                .containsExactly("through: Through is reserved for internal clients");
    }

    private JsonNode byEmail(Map<String, String> variables) throws Exception {
        return buyer.partners
                .ask(
                        "mutation E($email: String!, $through: String) { fetchCustomDataTokenForUser(email: $email,"
                                + " through: $through) { accessToken refreshToken expiresIn tokenType"
                                + " userErrors { field message } } }",
                        variables)
                .at("/data/fetchCustomDataTokenForUser");
    }

    @Test
    void a_refresh_token_works_once_and_gives_a_new_pair() throws Exception {
        JsonNode first = buyer.byPublicId(maria.publicId());
        HttpResponse<String> answer = buyer.refresh(first.path("refreshToken").asString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode second = json(answer);
        assertThat(second.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(second.path("expires_in").asInt()).isEqualTo(3_600);
        assertThat(second.path("scope")).isEqualTo(first.path("scope"));
        assertThat(second.path("refresh_token")).isNotEqualTo(first.path("refreshToken"));
        assertThat(buyer.users(second.path("access_token").asString(), "{ user { _empty } }", Map.of())
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> again = buyer.refresh(first.path("refreshToken").asString());
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(json(again).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void the_token_endpoint_answers_with_the_errors_of_the_rfc() throws Exception {
        String refresh = buyer.byPublicId(maria.publicId()).path("refreshToken").asString();
        assertThat(json(buyer.form("refresh_token", refresh)).path("error").asString())
                .isEqualTo("invalid_request");
        assertThat(json(buyer.form("grant_type", "password")).path("error").asString())
                .isEqualTo("unsupported_grant_type");
        assertThat(json(buyer.form("grant_type", "refresh_token")).path("error").asString())
                .isEqualTo("invalid_request");
        assertThat(json(buyer.form("grant_type", "refresh_token", "refresh_token", refresh, "scope", "admin"))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_scope");
        HttpResponse<String> unknown = buyer.http.send(
                buyer.formRequest(
                                "grant_type",
                                "refresh_token",
                                "refresh_token",
                                refresh,
                                "client_id",
                                buyer.client.clientId(),
                                "client_secret",
                                "wrong")
                        .build(),
                BodyHandlers.ofString());
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(json(unknown).path("error").asString()).isEqualTo("invalid_client");
        try (Buyer other = new Buyer(sandbox, 1)) {
            assertThat(json(other.refresh(refresh)).path("error").asString()).isEqualTo("invalid_grant");
        }
        HttpResponse<String> inTheBody = buyer.http.send(
                buyer.formRequest(
                                "grant_type",
                                "refresh_token",
                                "refresh_token",
                                refresh,
                                "client_id",
                                buyer.client.clientId(),
                                "client_secret",
                                buyer.client.secret())
                        .build(),
                BodyHandlers.ofString());
        assertThat(inTheBody.statusCode()).isEqualTo(200);
    }

    @Test
    void tokens_can_be_made_to_expire_half_way() throws Exception {
        JsonNode tokens = buyer.byPublicId(maria.publicId());
        String access = tokens.path("accessToken").asString();
        assertThat(buyer.partners
                        .control("POST", "tokens", sandbox.controlToken(), "{\"expire\":\"access\"}")
                        .body())
                .contains("\"expired\":1");
        HttpResponse<String> refused = buyer.users(access, "{ user { _empty } }", Map.of());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("invalid_token");
        JsonNode next = json(buyer.refresh(tokens.path("refreshToken").asString()));
        assertThat(next.path("access_token").isString()).isTrue();
        sandbox.expireTokens(true);
        assertThat(json(buyer.refresh(next.path("refresh_token").asString()))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_grant");
    }

    @Test
    void consent_tokens_and_users_can_be_had_from_the_control_endpoint() throws Exception {
        JsonNode users = Json.MAPPER.readTree(buyer.partners
                .control("GET", "users", sandbox.controlToken(), "")
                .body());
        assertThat(users.path("users").size()).isEqualTo(40);
        assertThat(users.at("/users/0/clients").toString()).contains(Seed.ACME);
        JsonNode made = Json.MAPPER.readTree(buyer.partners
                .control(
                        "POST",
                        "consent-tokens",
                        sandbox.controlToken(),
                        "{\"user\":\"" + stranger.email() + "\",\"client\":\"Acme Shop\"}")
                .body());
        assertThat(buyer.byConsent(made.path("consentToken").asString())
                        .path("publicId")
                        .asString())
                .isEqualTo(stranger.publicId());
    }

    @Test
    void tokens_outlive_a_restart_but_are_written_down_nowhere() throws Exception {
        String consent = sandbox.consentToken(Seed.ACME, stranger.publicId(), "s");
        JsonNode tokens = buyer.byConsent(consent);
        String access = tokens.path("accessToken").asString();
        String refresh = tokens.path("refreshToken").asString();
        buyer.byConsent("not-even-a-jwt-4711");
        buyer.partners.ask("mutation { fetchTokensForUser(consentToken: \"literal-4712\") { accessToken } }");
        JsonNode second = json(buyer.refresh(refresh));
        String told = buyer.partners
                .control("GET", "received", sandbox.controlToken(), "")
                .body();
        sandbox.close();
        String journal = Files.readString(data.resolve("journal.jsonl"));
        for (String written : List.of(journal, told)) {
            assertThat(written)
                    .contains("[sealed]", "oauth/token")
                    .doesNotContain(
                            access,
                            refresh,
                            consent,
                            "not-even-a-jwt-4711",
                            "literal-4712",
                            second.path("access_token").asString(),
                            second.path("refresh_token").asString());
        }
        sandbox = Sandbox.start(SandboxConfig.in(data));
        try (Buyer again = new Buyer(sandbox, 0)) {
            assertThat(again.users(access, "{ user { _empty } }", Map.of()).statusCode())
                    .isEqualTo(200);
            assertThat(code(again.byConsent(consent))).isEqualTo("INVALID_TOKEN");
            assertThat(json(again.refresh(refresh)).path("error").asString()).isEqualTo("invalid_grant");
        }
    }

    @Test
    void faults_strike_the_token_endpoint_in_its_own_words() throws Exception {
        String refresh = buyer.byPublicId(maria.publicId()).path("refreshToken").asString();
        buyer.partners.control(
                "POST",
                "faults",
                sandbox.controlToken(),
                "{\"kind\":\"user-error\",\"operation\":\"oauth/token\",\"code\":\"invalid_grant\"}");
        HttpResponse<String> refused = buyer.refresh(refresh);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("error").asString()).isEqualTo("invalid_grant");
        buyer.partners.control(
                "POST",
                "faults",
                sandbox.controlToken(),
                "{\"kind\":\"status\",\"operation\":\"oauth/token\",\"status\":429,\"retryAfter\":\"9\"}");
        HttpResponse<String> slowDown = buyer.refresh(refresh);
        assertThat(slowDown.statusCode()).isEqualTo(429);
        assertThat(slowDown.headers().firstValue("Retry-After")).contains("9");
        assertThat(buyer.refresh(refresh).statusCode())
                .as("neither was executed")
                .isEqualTo(200);
        assertThat(sandbox.received().stream().filter(each -> each.fields().contains("oauth/token")))
                .hasSize(3);
    }
}
