package dev.counterfoil.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutsideTextTests {

    private static final char[] AWKWARD = {
        0, 1, '\n', '"', '\\', 'a', '0', 'f', '\u241B', '\u241A', '\ud800', '\udbff', '\udc00', '\udfff', '\ufffe', 'é'
    };

    static Stream<String> awkward() {
        Random random = new Random(20_261_122);
        return Stream.generate(() -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = random.nextInt(24); i > 0; i--) {
                        text.append(
                                random.nextInt(3) > 0
                                        ? AWKWARD[random.nextInt(AWKWARD.length)]
                                        : (char) random.nextInt(0x10000));
                    }
                    return text.toString();
                })
                .limit(2_000);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("awkward")
    void every_string_comes_back_and_is_stored_without_a_null_or_lone_surrogate(String text) {
        String escaped = OutsideText.escape(text);

        assertThat(OutsideText.unescape(escaped)).isEqualTo(text);
        assertThat(escaped).doesNotContain("\0");
        assertThat(new String(escaped.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(escaped);
    }

    @Test
    void ordinary_text_stays_as_it_is() {
        assertThat(OutsideText.escape("Ana Pérez \\u0000 😀\n")).isEqualTo("Ana Pérez \\u0000 😀\n");
    }
}
