package dev.counterfoil.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.WrappedHttpSession;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.testing.PortalTest;
import dev.counterfoil.testing.TestOwner;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The image proxy over real HTTP, behind the real chain. */
@PortalTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(PictureProxyTests.Linking.class)
class PictureProxyTests {

    /** Gives a session a link, as a view does. */
    @RestController
    static class Linking {

        @GetMapping("/pictures/test/link")
        String link(@RequestParam("url") String url, @RequestParam("size") String size, HttpServletRequest request) {
            return PictureLinks.of(new WrappedHttpSession(request.getSession()))
                    .to(CLIENT, url, Picture.Size.valueOf(size));
        }
    }

    private static final ClientId CLIENT = new ClientId(new UUID(0, 1));
    private static MediaApi server;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment settings;

    private final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry properties) throws IOException {
        server = new MediaApi();
        properties.add("counterfoil.upstream.allowed-origins", server::origin);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void start() {
        server.reset();
        TestOwner.ensure(jdbc);
        jdbc.sql("delete from sign_in_limit").update();
    }

    /** Under an address that no other test has: pictures are kept for a while. */
    private String serve(byte[] file) {
        String path = "/pictures/" + UUID.randomUUID() + ".png";
        server.files.put(path, file);
        return server.origin() + path;
    }

    private HttpResponse<byte[]> picture(String url) throws Exception {
        String session = signIn();
        return get("/" + link(session, url), session);
    }

    private static void isPlaceholder(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(Placeholder.insteadOf(NoPicture.FAULT).bytes());
        assertThat(answer.headers().firstValue("content-type")).contains("image/png");
        assertThat(answer.headers().firstValue("cache-control")).contains("private, max-age=60");
    }

    @Test
    void a_picture_comes_encoded_anew_under_headers_that_leave_it_nothing_to_do() throws Exception {
        byte[] file = TestPictures.of("png", 640, 360);

        HttpResponse<byte[]> answer = picture(serve(file));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isNotEqualTo(file);
        assertThat(ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth())
                .isEqualTo(240);
        assertThat(answer.headers().allValues("content-type"))
                .as("not what the server said")
                .containsExactly("image/jpeg");
        assertThat(answer.headers().allValues("x-content-type-options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("content-security-policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "sandbox");
        assertThat(answer.headers().allValues("cache-control")).containsExactly("private, max-age=600");
        assertThat(answer.headers().map()).doesNotContainKeys("pragma", "expires");
        assertThat(answer.headers().allValues("cross-origin-resource-policy")).containsExactly("same-origin");
    }

    @Test
    void nothing_of_the_person_goes_along() throws Exception {
        picture(serve(TestPictures.of("png", 10, 10)));

        assertThat(server.requests().getLast().headers())
                .containsOnlyKeys("host", "user-agent", "accept", "connection");
    }

    @Test
    void the_same_picture_is_got_once_for_a_while() throws Exception {
        String url = serve(TestPictures.of("png", 10, 10));
        picture(url);
        int before = server.requests().size();
        picture(url);

        assertThat(server.requests()).hasSize(before);
    }

    @Test
    void a_drawing_that_could_hold_scripts_is_refused_whatever_it_is_called() throws Exception {
        isPlaceholder(picture(serve("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
                .getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void a_page_that_pretends_to_be_a_picture_is_refused() throws Exception {
        isPlaceholder(picture(serve("<!doctype html><h1>hello</h1>".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void six_megabytes_are_refused() throws Exception {
        byte[] file = java.util.Arrays.copyOf(TestPictures.of("jpeg", 10, 10), 6 * 1024 * 1024);

        isPlaceholder(picture(serve(file)));
    }

    @Test
    void a_file_that_unpacks_to_very_many_pixels_is_refused() throws Exception {
        isPlaceholder(picture(serve(TestPictures.claiming(20_000, 20_000))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/p.png",
                "https://127.0.0.1/p.png",
                "http://127.0.0.1:1/p.png",
                "http://[::1]/p.png",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "not an address"
            })
    void no_address_inside_is_ever_asked(String url) throws Exception {
        isPlaceholder(picture(url));
    }

    @Test
    void another_name_of_the_allowed_server_is_another_server() throws Exception {
        String url = serve(TestPictures.of("png", 10, 10));
        int before = server.requests().size();

        isPlaceholder(picture(url.replace("localhost", "127.0.0.1")));

        assertThat(server.requests()).hasSize(before);
    }

    @Test
    void a_missing_picture_has_something_in_its_place() throws Exception {
        isPlaceholder(picture(server.origin() + "/pictures/" + UUID.randomUUID()));
    }

    @Test
    void a_foreign_session_finds_nothing_and_nothing_is_got_for_it() throws Exception {
        String mine = signIn();
        String link = link(mine, serve(TestPictures.of("png", 10, 10)));
        int before = server.requests().size();

        assertThat(get("/" + link, signIn()).statusCode()).isEqualTo(404);
        assertThat(get("/" + link, "").statusCode()).isEqualTo(302);
        assertThat(get("/pictures/" + "x".repeat(24) + "/thumb", mine).statusCode())
                .isEqualTo(404);
        assertThat(get("/" + link.replace("thumb", "original"), mine).statusCode())
                .isEqualTo(404);
        assertThat(server.requests()).hasSize(before);
        assertThat(get("/" + link, mine).statusCode()).isEqualTo(200);
    }

    @Test
    void a_session_knows_a_picture_by_one_address_that_tells_nothing_of_it() throws Exception {
        String session = signIn();
        String url = serve(TestPictures.of("png", 10, 10));

        assertThat(link(session, url)).isEqualTo(link(session, url)).doesNotContain("localhost");
        assertThat(link(session, url)).isNotEqualTo(link(signIn(), url)).matches("pictures/[\\w-]{24}/thumb");
    }

    @Test
    void who_lost_the_permission_finds_nothing_any_more() throws Exception {
        String session = signIn();
        String link = link(session, serve(TestPictures.of("png", 10, 10)));
        assertThat(get("/" + link, session).statusCode()).isEqualTo(200);

        JdbcClient.create(new DriverManagerDataSource(
                        settings.getRequiredProperty("counterfoil.db.url"),
                        settings.getRequiredProperty("counterfoil.db.owner-user"),
                        settings.getRequiredProperty("counterfoil.db.owner-password")))
                .sql("update member set access_version = access_version + 1")
                .update();

        assertThat(get("/" + link, session).statusCode()).isNotEqualTo(200);
    }

    private String link(String session, String url) throws Exception {
        HttpResponse<byte[]> answer = get(
                "/pictures/test/link?size=" + Picture.Size.THUMB.name().toUpperCase(Locale.ROOT) + "&url="
                        + URLEncoder.encode(url, StandardCharsets.UTF_8),
                session);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private String signIn() throws Exception {
        HttpResponse<Void> answer = http.send(
                HttpRequest.newBuilder(URI.create(base() + "/login"))
                        .header("Origin", base())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "username=" + URLEncoder.encode(TestOwner.EMAIL, StandardCharsets.UTF_8) + "&password="
                                        + URLEncoder.encode(TestOwner.PASSWORD, StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        return answer.headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private HttpResponse<byte[]> get(String path, String cookie) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base() + path)).header("Accept", "image/*,*/*;q=0.5");
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
