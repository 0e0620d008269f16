package dev.counterfoil.team.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.StreamUtils;

class UidlRequestTests {

    private static final String CONFIRMED =
            "{\"rpc\":[{\"type\":\"publishedEventHandler\",\"templateEventMethodName\":\"confirmUpdate\"}]}";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16 * 1024 - 1, 16 * 1024, 16 * 1024 + 1, 300_000})
    void whom_it_is_for_reads_every_byte_of_it(int length) throws Exception {
        String body = "ü".repeat(length / 2) + "x".repeat(length % 2);
        assertThat(StreamUtils.copyToString(request(body).getInputStream(), StandardCharsets.UTF_8))
                .isEqualTo(body);
        assertThat(request(body).getReader().readAllAsString()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rpc\":[{\"type\":\"event\",\"event\":\"click\"}]}",
                "{\"rpc\":[{\"type\":\"mSync\",\"property\":\"value\"}]}",
                "{\"rpc\":[{\"type\":\"publishedEventHandler\",\"templateEventMethodName\":\"select\"}]}",
                "{\"rpc\":[{}]}"
            })
    void what_is_not_known_to_come_from_the_page_alone_comes_from_a_person(String body) throws Exception {
        assertThat(request(body).byPerson()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {CONFIRMED, "{\"rpc\":[]}", "{\"rpc\":[],\"resynchronize\":true}", "", "not JSON", "[1]"})
    void nobody_is_seen_in_what_a_page_says_alone(String body) throws Exception {
        assertThat(request(body).byPerson()).isFalse();
    }

    @Test
    void what_is_longer_than_a_page_would_say_comes_from_a_person() throws Exception {
        assertThat(request(CONFIRMED + " ".repeat(16 * 1024)).byPerson()).isTrue();
    }

    private static UidlRequest request(String body) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
        request.setCharacterEncoding("UTF-8");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return new UidlRequest(request);
    }
}
