package dev.counterfoil.usertokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListItemsTests {

    @Test
    void each_item_is_told_as_it_stands_in_the_array() {
        assertThat(ListItems.read(
                        "[ \"a\\nb\" , \" \\u00fc\", \"\",1.10,{\"unit\": \"cm\", \"value\":2.50 } , [ ],true,null]"))
                .hasValueSatisfying(items -> {
                    assertThat(items)
                            .extracting(ListItems.Item::raw)
                            .containsExactly(
                                    "\"a\\nb\"",
                                    "\" \\u00fc\"",
                                    "\"\"",
                                    "1.10",
                                    "{\"unit\": \"cm\", \"value\":2.50 }",
                                    "[ ]",
                                    "true",
                                    "null");
                    assertThat(items).extracting(ListItems.Item::text).startsWith("a\nb", " ü", "", "1.10");
                });
    }

    @Test
    void a_long_list_is_read_to_its_end() {
        List<String> raw = java.util.stream.IntStream.range(0, 20_000)
                .mapToObj(i -> "\"item " + i + "\"")
                .toList();

        assertThat(ListItems.read(ListItems.write(raw)).orElseThrow())
                .extracting(ListItems.Item::raw)
                .isEqualTo(raw);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "{}", "\"[]\"", "[1", "[1]]", "[1] 2", "[,]"})
    void what_is_no_array_is_told_apart(String value) {
        assertThat(ListItems.read(value)).isEmpty();
    }

    @Test
    void an_item_is_written_as_its_type_is() {
        assertThat(ListItems.raw("single_line_text_field", "{\"not\": \"an object\"}", false))
                .isEqualTo("\"{\\\"not\\\": \\\"an object\\\"}\"");
        assertThat(ListItems.raw("number_decimal", "12345678901234567.10", false))
                .isEqualTo("12345678901234567.10");
        assertThat(ListItems.raw("number_decimal", "1.10", true)).isEqualTo("\"1.10\"");
        assertThat(ListItems.raw("number_integer", "many", false)).isEqualTo("\"many\"");
        assertThat(ListItems.raw("dimension", "{\"value\":2.50,\"unit\":\"cm\"}", false))
                .isEqualTo("{\"value\":2.50,\"unit\":\"cm\"}");
    }
}
