package dev.counterfoil.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.audit.FakeRights;
import dev.counterfoil.outbound.AddressGuard;
import dev.counterfoil.outbound.OriginList;
import dev.counterfoil.outbound.PublicGet;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.team.Permission;
import dev.counterfoil.testing.StubServer;
import dev.counterfoil.testing.StubServer.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy's own verdict on what it does not show, over real HTTP. */
class WhyNoPictureTests {

    private static final UUID CLIENT = new UUID(0, 1);
    private static final Actor ADA =
            new Actor(new MemberId(new UUID(0, 7)), "Ada Okafor", "ada@example.com", 1, Instant.EPOCH, "::1", "test");

    private final FakeRights rights = new FakeRights();
    private StubServer server;
    private PublicGet source;
    private Pictures pictures;

    @BeforeEach
    void start() throws IOException {
        server = StubServer.start();
        source = new PublicGet(
                new AddressGuard(OriginList.parse(List.of(server.origin())), host -> {
                    if (host.equals("localhost")) {
                        return List.of(InetAddress.getLoopbackAddress());
                    }
                    throw new UnknownHostException(host);
                }),
                new PublicGet.Limits(Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofMinutes(1), 100_000));
        pictures = new Pictures(source, rights);
    }

    @AfterEach
    void stop() throws IOException {
        source.close();
        server.close();
    }

    private NoPicture why(String url) {
        pictures.get(ADA, CLIENT, url, Picture.Size.THUMB);
        return pictures.whyNot(ADA, CLIENT, url, Picture.Size.THUMB).orElse(null);
    }

    private static Reply file(byte[] content) {
        return conversation -> {
            conversation.raw("HTTP/1.1 200 OK\r\nContent-Length: " + content.length + "\r\n\r\n");
            conversation.socket.getOutputStream().write(content);
            conversation.socket.getOutputStream().flush();
        };
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(NoPicture.NOT_FOUND, Reply.of(404, "nothing")),
                Arguments.of(NoPicture.ERROR, Reply.of(500, "<h1>broken</h1>")),
                Arguments.of(NoPicture.REDIRECTED, Reply.of(302, "", "Location", "https://169.254.169.254/")),
                Arguments.of(NoPicture.UNREACHABLE, Reply.hangUp()),
                Arguments.of(NoPicture.TIMED_OUT, Reply.silence()),
                Arguments.of(NoPicture.TOO_LARGE, file(new byte[100_001])),
                Arguments.of(NoPicture.SVG, Reply.of(200, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")),
                Arguments.of(NoPicture.NOT_A_PICTURE, Reply.of(200, "<!doctype html><h1>hello</h1>")),
                Arguments.of(
                        NoPicture.OTHER_KIND,
                        file("\0\0\0\u001cftypavif\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1))),
                Arguments.of(NoPicture.BROKEN, file(Arrays.copyOf(TestPictures.of("jpeg", 10, 10), 60))),
                Arguments.of(NoPicture.TOO_MANY_PIXELS, file(TestPictures.claiming(20_000, 20_000))));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void what_a_server_answers_instead_of_a_picture_is_told(NoPicture why, Reply reply) {
        server.then(reply);

        assertThat(why(server.origin() + "/p.png")).isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/p.png",
                "https://intranet.example/p.png",
                "http://cdn.example/p.png",
                "file:///etc/passwd",
                "not an address"
            })
    void an_address_inside_is_not_told_from_one_that_does_not_exist(String url) {
        assertThat(why(url)).isEqualTo(NoPicture.ADDRESS);
        assertThat(server.connections()).isZero();
    }

    @Test
    void of_a_picture_that_is_shown_or_was_not_asked_for_there_is_nothing_to_tell() {
        server.then(file(TestPictures.of("png", 10, 10)));

        assertThat(pictures.whyNot(ADA, CLIENT, server.origin() + "/p.png", Picture.Size.THUMB))
                .isEmpty();
        assertThat(why(server.origin() + "/p.png")).isNull();
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void who_may_not_see_the_videos_is_told_nothing() {
        server.then(Reply.of(404, "nothing"));
        assertThat(why(server.origin() + "/p.png")).isEqualTo(NoPicture.NOT_FOUND);
        rights.withheld = Set.of(Permission.MEDIA_VIEW);

        assertThat(pictures.whyNot(ADA, CLIENT, server.origin() + "/p.png", Picture.Size.THUMB))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_has_words(NoPicture why) throws IOException {
        Properties words = new Properties();
        try (InputStream in = getClass().getResourceAsStream("/vaadin-i18n/translations.properties")) {
            words.load(in);
        }

        assertThat(words.getProperty("media.picture." + why)).startsWith("No preview");
    }
}
