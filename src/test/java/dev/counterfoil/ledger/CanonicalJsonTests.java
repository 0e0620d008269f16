package dev.counterfoil.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTests {

    @Test
    void the_strings_and_literals_of_rfc_8785_section_3_2_2_come_out_as_printed_there() {
        Map<String, Object> input = new HashMap<>();
        input.put("string", "\u20ac$\u000F\nA'B\"\\\\\"/");
        input.put("literals", Arrays.asList(null, true, false));

        assertThat(CanonicalJson.write(input))
                .isEqualTo("{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void the_bytes_of_rfc_8785_section_3_2_4_come_out_for_its_string() {
        byte[] printed = HexFormat.ofDelimiter(" ")
                .parseHex(
                        "22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30 30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22");

        String member = CanonicalJson.write(Map.of("string", "€$\u000F\nA'B\"\\\\\"/"));

        assertThat(member.getBytes(StandardCharsets.UTF_8))
                .isEqualTo(("{" + new String(printed, StandardCharsets.UTF_8) + "}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_keys_of_rfc_8785_section_3_2_3_are_sorted_by_utf_16_code_units() {
        Map<String, String> input = Map.of(
                "\u20ac", "Euro Sign",
                "\r", "Carriage Return",
                "\ufb33", "Hebrew Letter Dalet With Dagesh",
                "1", "One",
                "\ud83d\ude00", "Emoji: Grinning Face",
                "\u0080", "Control",
                "\u00f6", "Latin Small Letter O With Diaeresis");

        assertThat(CanonicalJson.write(input))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void integers_that_a_double_holds_are_numbers_and_all_others_are_refused() {
        assertThat(CanonicalJson.write(List.of(0, -1, 9_007_199_254_740_991L))).isEqualTo("[0,-1,9007199254740991]");
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(9_007_199_254_740_992L));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Long.MIN_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(1.5));
    }

    @Test
    void a_lone_surrogate_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write("a\ud800b"));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write("\udc00"));
    }
}
