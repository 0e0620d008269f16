package dev.counterfoil.usertokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.testing.PortalTest;
import dev.counterfoil.testing.TestOwner;
import dev.counterfoil.upstream.tokens.IssuedToken;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The one request by which a token reaches a browser, over real HTTP. */
@PortalTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(OnceTests.Pages.class)
class OnceTests {

    private static final String SECRET = "shop_at_canary";

    /** What pages carry in their head; theirs are built after these tests. */
    @TestConfiguration
    static class Pages {

        @RestController
        static class Head {

            @GetMapping("/test-csrf")
            String token(CsrfToken token) {
                return token.getHeaderName() + "=" + token.getToken();
            }
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private OneTimeTokens once;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void owner() {
        TestOwner.ensure(jdbc);
        jdbc.sql("delete from sign_in_limit").update();
    }

    private Actor ada() {
        return jdbc.sql("select id, access_version from member where email = ?")
                .param(TestOwner.EMAIL)
                .query((row, number) -> new Actor(
                        new MemberId(row.getObject("id", UUID.class)),
                        "Ada Byron",
                        TestOwner.EMAIL,
                        row.getLong("access_version"),
                        Instant.now(),
                        "127.0.0.1",
                        "tests"))
                .single();
    }

    private UUID ticket(String session) {
        return once.put(
                ada().id(),
                new ClientId(UUID.randomUUID()),
                key(session),
                new IssuedToken(SECRET, null, null, null, null, null));
    }

    private static SessionKey key(String session) {
        return new SessionKey(session.substring(session.indexOf('=') + 1));
    }

    @Test
    void a_token_is_handed_out_once_and_stored_nowhere_on_its_way() throws Exception {
        String session = signIn();
        UUID ticket = ticket(session);

        HttpResponse<String> answer = take(session, ticket, csrf(session));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(SECRET);
        assertThat(answer.headers().allValues("cache-control"))
                .allSatisfy(value -> assertThat(value).contains("no-store"))
                .isNotEmpty();
        HttpResponse<String> again = take(session, ticket, csrf(session));
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).doesNotContain(SECRET);
    }

    @Test
    void a_ticket_is_worth_nothing_in_another_session_of_the_same_member_and_stays_good_in_its_own() throws Exception {
        String mine = signIn();
        String other = signIn();
        UUID ticket = ticket(mine);

        assertThat(take(other, ticket, csrf(other)).statusCode()).isEqualTo(410);
        assertThat(take(mine, ticket, csrf(mine)).statusCode()).isEqualTo(200);
    }

    @Test
    void without_the_pages_own_token_nothing_is_handed_out() throws Exception {
        String session = signIn();
        UUID ticket = ticket(session);

        HttpResponse<String> answer = take(session, ticket, Map.of());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain(SECRET);
        assertThat(take(session, ticket, csrf(session)).statusCode()).isEqualTo(200);
    }

    @Test
    void signing_out_takes_what_was_in_memory_with_it() throws Exception {
        String session = signIn();
        UUID ticket = ticket(session);

        send(session, "/logout", "", "text/plain", csrf(session));

        assertThat(once.take(ada(), key(session), ticket)).isEmpty();
    }

    private HttpResponse<String> take(String session, UUID ticket, Map<String, String> headers) throws Exception {
        return send(session, "/usertokens/once", ticket.toString(), "text/plain", headers);
    }

    private Map<String, String> csrf(String session) throws Exception {
        String[] pair = http.send(request("/test-csrf", session).GET().build(), HttpResponse.BodyHandlers.ofString())
                .body()
                .split("=", 2);
        return Map.of(pair[0], pair[1]);
    }

    private String signIn() throws Exception {
        HttpResponse<String> answer = send(
                "",
                "/login",
                "username=" + URLEncoder.encode(TestOwner.EMAIL, StandardCharsets.UTF_8) + "&password="
                        + URLEncoder.encode(TestOwner.PASSWORD, StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded",
                Map.of());
        return answer.headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private HttpResponse<String> send(
            String session, String path, String body, String type, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = request(path, session)
                .header("Origin", "http://localhost:" + port)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String session) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return session.isEmpty() ? request : request.header("Cookie", session);
    }
}
