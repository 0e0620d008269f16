package dev.counterfoil.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.team.Sessions;
import dev.counterfoil.testing.PortalTest;
import dev.counterfoil.testing.TestOwner;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The chain over real HTTP: headers, who gets where, how a session begins and ends. */
@PortalTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(SecurityChainTests.Clocks.class)
class SecurityChainTests {

    private static final String PAGE = "text/html";

    @TestConfiguration
    static class Clocks {
        @Bean
        SetClock clock() {
            return new SetClock();
        }
    }

    static final class SetClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SetClock clock;

    @Autowired
    private Sessions sessions;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void owner() {
        clock.ahead = Duration.ZERO;
        TestOwner.ensure(jdbc);
        jdbc.sql("delete from sign_in_limit").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/", "/styles.css", "/team.js", "/actuator/health", "/VAADIN/nothing.js"})
    void every_answer_carries_the_headers(String path) throws Exception {
        Map<String, List<String>> headers = get(path, "").headers().map();

        assertThat(headers.get("content-security-policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "connect-src 'self'")
                .doesNotContain("http", "*");
        assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
        assertThat(headers.get("x-frame-options")).containsExactly("DENY");
        assertThat(headers.get("referrer-policy")).containsExactly("no-referrer");
        assertThat(headers.get("cross-origin-opener-policy")).containsExactly("same-origin");
        assertThat(headers.get("cross-origin-resource-policy")).containsExactly("same-origin");
        assertThat(headers.get("permissions-policy")).singleElement().asString().contains("camera=()");
        assertThat(headers).doesNotContainKeys("strict-transport-security", "server", "x-powered-by");
    }

    @Test
    void pages_are_not_stored() throws Exception {
        assertThat(get("/login", "").headers().allValues("cache-control"))
                .singleElement()
                .asString()
                .contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/clients", "/audit", "/actuator/env", "/actuator", "/nothing"})
    void without_signing_in_everything_else_leads_to_the_sign_in_page(String path) throws Exception {
        HttpResponse<String> answer = get(path, "");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location").orElseThrow()).endsWith("/login");
    }

    @Test
    void an_address_that_leads_nowhere_is_answered_by_a_page_and_the_inside_of_the_server_by_none() throws Exception {
        String session = cookie(signIn("", TestOwner.PASSWORD));

        assertThat(get("/no/such/page", session).statusCode()).isNotEqualTo(403);
        assertThat(get("/actuator/env", session).statusCode()).isEqualTo(403);
    }

    @Test
    void signing_in_renews_the_session_and_leads_back() throws Exception {
        String before = cookie(get("/audit", ""));

        HttpResponse<String> answer = signIn(before, TestOwner.PASSWORD);

        String after = cookie(answer);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location").orElseThrow()).endsWith("/audit");
        assertThat(after).isNotEqualTo(before);
        assertThat(isLetIn(after)).isTrue();
        assertThat(isLetIn(before)).isFalse();
        assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void only_a_page_of_ours_is_gone_back_to() throws Exception {
        HttpResponse<String> answer =
                signIn(cookie(get("/login?continue=https://evil.example", "")), TestOwner.PASSWORD);

        assertThat(URI.create(answer.headers().firstValue("location").orElseThrow()))
                .satisfies(to -> assertThat(to.getHost() == null || to.getHost().equals("localhost"))
                        .isTrue());
    }

    @Test
    void a_wrong_password_and_an_unknown_address_get_the_same_answer() throws Exception {
        HttpResponse<String> wrong = signIn("", "not the password");
        HttpResponse<String> unknown =
                post("/login", "", "username=nobody@example.com&password=x", Map.of("Origin", base()));

        assertThat(wrong.headers().firstValue("location").orElseThrow()).endsWith("/login?wrong");
        assertThat(unknown.headers().firstValue("location"))
                .isEqualTo(wrong.headers().firstValue("location"));
    }

    @Test
    void too_many_attempts_are_told_to_wait() throws Exception {
        for (int i = 0; i < 5; i++) {
            signIn("", "not the password");
        }

        assertThat(signIn("", TestOwner.PASSWORD)
                        .headers()
                        .firstValue("location")
                        .orElseThrow())
                .matches(".*/login\\?wait=\\d+");
    }

    @Test
    void a_session_ends_after_15_idle_minutes_and_says_so() throws Exception {
        String session = cookie(signIn("", TestOwner.PASSWORD));
        clock.ahead = Duration.ofMinutes(14);
        assertThat(isLetIn(session)).isTrue();
        clock.ahead = Duration.ofMinutes(28);
        assertThat(isLetIn(session)).isTrue();

        clock.ahead = Duration.ofMinutes(44);

        assertThat(get("/", session).headers().firstValue("location").orElseThrow())
                .endsWith("/login?expired");
    }

    @Test
    void a_heartbeat_is_no_sign_of_a_person() throws Exception {
        String session = cookie(signIn("", TestOwner.PASSWORD));
        clock.ahead = Duration.ofMinutes(14);
        post("/?v-r=heartbeat&v-uiId=0", session, "", Map.of("Origin", base()));

        clock.ahead = Duration.ofMinutes(16);

        assertThat(isLetIn(session)).isFalse();
    }

    @Test
    void pictures_that_an_open_page_fetches_are_no_sign_of_a_person() throws Exception {
        String session = cookie(signIn("", TestOwner.PASSWORD));
        clock.ahead = Duration.ofMinutes(14);
        http.send(
                request("/pictures/any", session)
                        .header("Sec-Fetch-Dest", "image")
                        .GET()
                        .build(),
                HttpResponse.BodyHandlers.discarding());

        clock.ahead = Duration.ofMinutes(16);

        assertThat(isLetIn(session)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'publishedEventHandler','node':9,'templateEventMethodName':'confirmUpdate','templateEventMethodArgs':[3]}",
                "{'type':'publishedEventHandler','node':9,'templateEventMethodName':'setViewportRange','templateEventMethodArgs':[0,50]}",
                "{'type':'channel','node':9,'channel':1,'args':[1280]}",
                "{'type':'event','node':9,'event':'load','data':{}}",
                ""
            })
    void what_a_page_tells_of_itself_is_no_sign_of_a_person(String call) throws Exception {
        String session = cookie(signIn("", TestOwner.PASSWORD));
        clock.ahead = Duration.ofMinutes(14);
        tell(session, call);

        clock.ahead = Duration.ofMinutes(16);

        assertThat(isLetIn(session)).isFalse();
    }

    @Test
    void a_click_keeps_a_session_also_beside_what_the_page_tells_of_itself() throws Exception {
        String session = cookie(signIn("", TestOwner.PASSWORD));
        clock.ahead = Duration.ofMinutes(14);
        tell(
                session,
                "{'type':'publishedEventHandler','node':9,'templateEventMethodName':'confirmUpdate','templateEventMethodArgs':[3]},"
                        + "{'type':'event','node':5,'event':'click','data':{}}");

        clock.ahead = Duration.ofMinutes(28);

        assertThat(isLetIn(session)).isTrue();
    }

    private void tell(String session, String calls) throws Exception {
        http.send(
                request("/?v-r=uidl&v-uiId=0", session)
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .header("Origin", base())
                        .POST(HttpRequest.BodyPublishers.ofString(
                                ("{'csrfToken':'x','rpc':[" + calls + "],'syncId':1,'clientId':1}").replace('\'', '"')))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/setup", "/setup/", "/setup?v-r=init", "/setup?v-r=x"})
    void once_there_is_an_owner_there_is_no_setting_up(String path) throws Exception {
        assertThat(get(path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void a_name_that_no_database_takes_is_like_any_unknown_one() throws Exception {
        for (String name : List.of("a%00b%40example.com", "%00", "")) {
            HttpResponse<String> answer =
                    post("/login", "", "username=" + name + "&password=x", Map.of("Origin", base()));

            assertThat(answer.headers().firstValue("location").orElse("status " + answer.statusCode()))
                    .endsWith("/login?wrong");
        }
    }

    @Test
    void signing_out_everywhere_ends_every_session_one_has_and_none_that_begins_later() throws Exception {
        String here = cookie(signIn("", TestOwner.PASSWORD));
        String there = cookie(signIn("", TestOwner.PASSWORD));
        long version =
                jdbc.sql("select access_version from member").query(Long.class).single();
        MemberId id =
                new MemberId(jdbc.sql("select id from member").query(UUID.class).single());

        sessions.endAll(new Actor(id, "Ada Byron", TestOwner.EMAIL, version, Instant.now(), "127.0.0.1", "test"));

        assertThat(isLetIn(here)).isFalse();
        assertThat(isLetIn(there)).isFalse();
        assertThat(isLetIn(cookie(signIn("", TestOwner.PASSWORD)))).isTrue();
    }

    @Test
    void a_session_ends_8_hours_after_signing_in_whatever_one_does() throws Exception {
        String session = cookie(signIn("", TestOwner.PASSWORD));
        for (int minutes = 10; minutes < 480; minutes += 10) {
            clock.ahead = Duration.ofMinutes(minutes);
            assertThat(isLetIn(session)).isTrue();
        }

        clock.ahead = Duration.ofHours(8);

        assertThat(isLetIn(session)).isFalse();
    }

    @Test
    void what_a_foreign_page_sends_is_refused() throws Exception {
        assertThat(post("/login", "", "username=a&password=b", Map.of("Origin", "http://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/login", "", "username=a&password=b", Map.of("Origin", "null"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/login", "", "username=a&password=b", Map.of("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(
                                "/login",
                                "",
                                "username=a&password=b",
                                Map.of("Origin", "null", "Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void a_foreign_page_opens_no_web_socket() throws Exception {
        String session = cookie(signIn("", TestOwner.PASSWORD));

        for (String foreign : List.of("http://evil.example", "null", "http://localhost:1")) {
            assertThat(handshake(session, foreign)).isEqualTo(403);
        }
        assertThat(handshake(session, base())).isNotEqualTo(403);
    }

    /** By hand, since HTTP clients keep Upgrade and Origin to themselves; RFC 6455, section 4.1. */
    private int handshake(String cookie, String origin) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET /VAADIN/push?v-r=push HTTP/1.1\r\nHost: localhost:" + port + "\r\nCookie: " + cookie
                                    + "\r\nOrigin: " + origin + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
            return Integer.parseInt(status.split(" ", 3)[1]);
        }
    }

    private String base() {
        return "http://localhost:" + port;
    }

    /** Not sent to the sign-in page. */
    private boolean isLetIn(String cookie) throws Exception {
        return get("/", cookie).statusCode() != 302;
    }

    private HttpResponse<String> signIn(String cookie, String password) throws Exception {
        return post(
                "/login",
                cookie,
                "username=" + URLEncoder.encode(TestOwner.EMAIL, StandardCharsets.UTF_8) + "&password="
                        + URLEncoder.encode(password, StandardCharsets.UTF_8),
                Map.of("Origin", base()));
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        return http.send(
                request(path, cookie).header("Accept", PAGE).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String cookie, String form, Map<String, String> headers)
            throws Exception {
        HttpRequest.Builder request = request(path, cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private static String cookie(HttpResponse<?> answer) {
        return answer.headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*", "");
    }
}
